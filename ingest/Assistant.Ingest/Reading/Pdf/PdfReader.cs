using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Reads the text of PDF files: a section for each page and each heading, without what repeats at the pages' edges.</summary>
internal static class PdfReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="fallbackTitle">Its title where it names none.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <exception cref="UnreadableDocumentException">It is encrypted, damaged, or has no text.</exception>
    public static ReadPage Read(byte[] bytes, string fallbackTitle, CancellationToken cancellationToken)
    {
        using var document = Open(bytes);
        var pages = ReadPages(document, cancellationToken);
        if (!pages.Exists(page => page.Lines.Count > 0))
        {
            throw NoText(pages);
        }
        RunningLines.Remove(pages);                               // 1 headers, footers, page numbers
        var headings = HeadingSizes.Of(pages);                    // 2 sizes that are clearly larger than the text's
        var hyphens = new Hyphenation(pages);
        var outline = new PdfOutline();
        foreach (var page in pages)
        {
            outline.Add(page.Number, PdfBlocks.Of(page, headings, hyphens)); // 3 paragraphs, lists, code
        }
        var title = outline.Title ?? DocumentTitle(document) ?? fallbackTitle;
        return new ReadPage(title, null, outline.Build(), []);
    }

    private static PdfDocument Open(byte[] bytes)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException locked)
        {
            throw new UnreadableDocumentException("The PDF is encrypted and asks for a password; save it without one.", locked);
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException) // the parser throws many kinds
        {
            throw new UnreadableDocumentException($"The PDF is damaged ({damaged.Message}); open it in a viewer and save or print it to a new PDF.", damaged);
        }
    }

    private static List<PdfPage> ReadPages(PdfDocument document, CancellationToken cancellationToken)
    {
        var pages = new List<PdfPage>();
        Exception? first = null;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                pages.Add(PdfPageReader.Read(document.GetPage(number)));
            }
            catch (Exception damaged) when (damaged is not OutOfMemoryException)
            {
                first ??= damaged;
                pages.Add(new PdfPage(number, 0, [], 0) { IsDamaged = true });
            }
        }
        return first is null || !pages.TrueForAll(page => page.IsDamaged)
            ? pages
            : throw new UnreadableDocumentException($"No page of the PDF can be read ({first.Message}); open it in a viewer and save or print it to a new PDF.", first);
    }

    private static UnreadableDocumentException NoText(List<PdfPage> pages) => new(
        pages.Exists(page => page.Images > 0)
            ? $"The PDF holds pictures of its {pages.Count} pages and no text; run text recognition over it (such as ocrmypdf) and replace the file."
            : "The PDF holds no text.");

    // Word processors write the name of the file there.
    private static string? DocumentTitle(PdfDocument document)
    {
        var title = InlineText.Fold(document.Information.Title ?? string.Empty);
        return title.Length is > 2 and < 200 && !title.StartsWith("Microsoft ", StringComparison.Ordinal) && !Path.HasExtension(title) ? title : null;
    }
}
