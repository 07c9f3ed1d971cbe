using System.Text;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Makes headings, paragraphs, lists and code of the lines of a page.</summary>
internal static class PdfBlocks
{
    private const int MostColumns = 200;

    /// <summary>The pieces of a page in order.</summary>
    public static IEnumerable<PdfPiece> Of(PdfPage page, HeadingSizes headings, Hyphenation hyphens)
    {
        PdfPiece? before = null;
        foreach (var piece in Pieces(page, headings, hyphens))
        {
            // Items that stand apart are still one list.
            var goesOn = before is { Block.Kind: BlockKind.List } && piece.Block.Kind == BlockKind.List;
            if (before is not null && !goesOn)
            {
                yield return before;
            }
            before = goesOn ? before! with { Block = new Block(BlockKind.List, $"{before.Block.Text}\n{piece.Block.Text}") } : piece;
        }
        if (before is not null)
        {
            yield return before;
        }
    }

    private static IEnumerable<PdfPiece> Pieces(PdfPage page, HeadingSizes headings, Hyphenation hyphens)
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
        foreach (var line in lines.Where(line => line.Text.Length > 0 && !PdfMarks.IsNoText(line.Text)))
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
        var text = string.Join('\n', Rows(lines).Select(row => Spaced(row, left, width)));
        var fence = text.Contains("```", StringComparison.Ordinal) ? "````" : "```";
        return new Block(BlockKind.Code, $"{fence}\n{text}\n{fence}");
    }

    // Columns of code may have been taken for blocks of their own.
    private static IEnumerable<IEnumerable<PdfLine>> Rows(List<PdfLine> lines)
    {
        List<PdfLine> row = [];
        foreach (var line in lines.OrderByDescending(line => line.Bottom).ThenBy(line => line.Left))
        {
            if (row.Count > 0 && row[0].Bottom - line.Bottom > line.Size / 3)
            {
                yield return row.OrderBy(piece => piece.Left);
                row = [];
            }
            row.Add(line);
        }
        yield return row.OrderBy(piece => piece.Left);
    }

    private static string Spaced(IEnumerable<PdfLine> row, double left, double width)
    {
        var text = new StringBuilder();
        foreach (var piece in row)
        {
            var column = width > 0 ? Math.Clamp((int)Math.Round((piece.Left - left) / width), 0, MostColumns) : 0;
            text.Append(' ', Math.Max(column - text.Length, text.Length > 0 ? 1 : 0)).Append(piece.Text);
        }
        return text.ToString();
    }

    private static Block Text(List<PdfLine> lines, Hyphenation hyphens)
    {
        var items = new List<List<string>>();
        var isList = false;
        foreach (var line in lines)
        {
            var isItem = PdfMarks.IsItem(line.Text);
            isList |= isItem;
            if (isItem || items.Count == 0)
            {
                items.Add([]);
            }
            items[^1].Add(PdfMarks.WithMarkdownBullet(line.Text));
        }
        return new Block(isList ? BlockKind.List : BlockKind.Paragraph, string.Join('\n', items.Select(hyphens.Join)));
    }
}

/// <summary>A piece of a page.</summary>
/// <param name="Level">The level of a heading, from 1; 0 for anything else.</param>
/// <param name="Block">Its text.</param>
internal sealed record PdfPiece(int Level, Block Block);
