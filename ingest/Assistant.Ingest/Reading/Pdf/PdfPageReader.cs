using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Finds the lines of a page and the order in which they are read, columns included.</summary>
internal static class PdfPageReader
{
    private const double CodeShare = 0.8;

    // More blanks than this between two words are a column's gap, not code.
    private const int MostBlanks = 40;

    private static readonly NearestNeighbourWordExtractor Words = new(new() { MaxDegreeOfParallelism = 1 });
    private static readonly DocstrumBoundingBoxes Segmenter = new(new() { MaxDegreeOfParallelism = 1 });
    private static readonly string[] CodeFonts = ["mono", "courier", "consol", "typewriter", "cmtt", "menlo", "code", "nimbusmonl"];

    /// <summary>Reads a page.</summary>
    public static PdfPage Read(Page page)
    {
        var letters = DuplicateOverlappingTextProcessor.Get(page.Letters);
        var words = Words.GetWords(letters).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        var blocks = words.Count == 0 ? [] : UnsupervisedReadingOrderDetector.Instance.Get(Segmenter.GetBlocks(words)).OrderBy(block => block.ReadingOrder).ToList();
        var lines = blocks.SelectMany((block, index) => block.TextLines.Select(line => LineOf(line, index))).ToList();
        return new PdfPage(page.Number, page.Height, lines, page.NumberOfImages);
    }

    private static PdfLine LineOf(TextLine line, int block)
    {
        var letters = line.Words.SelectMany(word => word.Letters).Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
        var width = letters.Count > 0 ? letters.Average(letter => letter.Width) : 0;
        var isCode = letters.Count > 0 && letters.Count(IsCode) >= CodeShare * letters.Count && !PdfMarks.IsItem(line.Text);
        var size = letters.Count > 0 ? letters.GroupBy(letter => Math.Round(letter.PointSize * 2) / 2).MaxBy(group => group.Count())!.Key : 0;
        var text = isCode ? Spaced(line.Words, width) : string.Join(' ', line.Words.Select(word => word.Text.Trim()));
        return new PdfLine(block, text.Normalize(NormalizationForm.FormKC), size, isCode, line.BoundingBox.Left, line.BoundingBox.Bottom, width);
    }

    private static string Spaced(IReadOnlyList<Word> words, double width)
    {
        var text = new StringBuilder(words[0].Text);
        for (var index = 1; index < words.Count; index++)
        {
            var gap = words[index].BoundingBox.Left - words[index - 1].BoundingBox.Right;
            text.Append(' ', width > 0 ? Math.Clamp((int)Math.Round(gap / width), 1, MostBlanks) : 1).Append(words[index].Text);
        }
        return text.ToString();
    }

    private static bool IsCode(Letter letter) =>
        letter.FontName is { } font && Array.Exists(CodeFonts, name => font.Contains(name, StringComparison.OrdinalIgnoreCase));
}
