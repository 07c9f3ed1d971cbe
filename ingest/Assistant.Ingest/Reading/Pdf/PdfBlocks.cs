using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Makes headings, paragraphs, lists and code of the lines of a page.</summary>
internal static partial class PdfBlocks
{
    /// <summary>The pieces of a page in order.</summary>
    public static IEnumerable<PdfPiece> Of(PdfPage page, HeadingSizes headings, Hyphenation hyphens)
    {
        if (page.IsDamaged)
        {
            yield return new PdfPiece(0, new Block(BlockKind.Paragraph, "(This page of the PDF could not be read.)"));
        }
        foreach (var run in Runs(page.Lines, headings))
        {
            var level = headings.LevelOf(run);
            yield return level > 0 ? new PdfPiece(level, new Block(BlockKind.Paragraph, hyphens.Join(run.Select(line => line.Text))))
                : run[0].IsCode ? new PdfPiece(0, Code(run))
                : new PdfPiece(0, Text(run, hyphens));
        }
    }

    // Lines of one block that are of one kind; code goes on over blank lines.
    private static IEnumerable<List<PdfLine>> Runs(List<PdfLine> lines, HeadingSizes headings)
    {
        List<PdfLine> run = [];
        foreach (var line in lines.Where(line => line.Text.Length > 0))
        {
            var goesOn = run.Count > 0 && run[^1].IsCode == line.IsCode && (line.IsCode || (run[^1].Block == line.Block && headings.LevelOf([run[^1]]) == headings.LevelOf([line])));
            if (!goesOn && run.Count > 0)
            {
                yield return run;
                run = [];
            }
            run.Add(line);
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static Block Code(List<PdfLine> lines)
    {
        var left = lines.Min(line => line.Left);
        var width = lines.Average(line => line.LetterWidth);
        var text = string.Join('\n', lines.Select(line => new string(' ', width > 0 ? Math.Clamp((int)Math.Round((line.Left - left) / width), 0, 80) : 0) + line.Text));
        var fence = text.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        return new Block(BlockKind.Code, $"{fence}\n{text}\n{fence}");
    }

    private static Block Text(List<PdfLine> lines, Hyphenation hyphens)
    {
        var items = new List<List<string>>();
        var isList = false;
        foreach (var line in lines)
        {
            var isItem = Bullet().IsMatch(line.Text) || Number().IsMatch(line.Text);
            isList |= isItem;
            if (isItem || items.Count == 0)
            {
                items.Add([]);
            }
            items[^1].Add(Bullet().Replace(line.Text, "- "));
        }
        return new Block(isList ? BlockKind.List : BlockKind.Paragraph, string.Join('\n', items.Select(hyphens.Join)));
    }

    [GeneratedRegex(@"^[•◦▪‣∙●○–\uF0B7]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\d{1,2}[.)]\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

/// <summary>A piece of a page.</summary>
/// <param name="Level">The level of a heading, from 1; 0 for anything else.</param>
/// <param name="Block">Its text.</param>
internal sealed record PdfPiece(int Level, Block Block);
