using System.Text;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes tables as pipe tables, and those that are only layout as what they hold.</summary>
internal static class TableWriter
{
    /// <summary>Writes a table.</summary>
    public static void Write(HtmlNode table, BlockWalker walker)
    {
        if (CodeCell(table) is { } code)
        {
            walker.Flush();
            foreach (var name in table.Below().Where(node => node.HasClassName("filename")).Take(1))
            {
                walker.AddLabel(InlineWriter.OneLine(name));
            }
            walker.WalkAll(code);
        }
        else if (table.HasClassName("footnote") || table.HasClassName("citation"))
        {
            WriteFootnotes(table, walker);
        }
        else if (IsLayout(table))
        {
            walker.Flush();
            walker.WalkAll(table);
        }
        else if (HoldsBlocks(table))
        {
            WriteRows(table, walker); // a pipe table has no room for code and tables within cells
        }
        else
        {
            WriteGrid(table, walker);
        }
    }

    private static void WriteGrid(HtmlNode table, BlockWalker walker)
    {
        walker.Flush();
        WriteCaption(table, walker);
        var grid = TableGrid.Of(table);
        if (grid.Rows.Count == 0 && grid.Header is null)
        {
            return;
        }
        var text = new StringBuilder();
        AppendRow(text, grid.Header ?? [.. Enumerable.Repeat(string.Empty, grid.Width)], grid.Width);
        AppendRow(text.Append('\n'), [.. Enumerable.Repeat("---", grid.Width)], grid.Width);
        foreach (var row in grid.Rows)
        {
            AppendRow(text.Append('\n'), row, grid.Width);
        }
        walker.Add(BlockKind.Table, text.ToString());
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, int width)
    {
        text.Append('|');
        for (var column = 0; column < width; column++)
        {
            text.Append(' ').Append(column < cells.Count ? cells[column].Replace("|", "\\|") : string.Empty).Append(" |");
        }
    }

    // Cell by cell, each under the heading of its column.
    private static void WriteRows(HtmlNode table, BlockWalker walker)
    {
        walker.Flush();
        WriteCaption(table, walker);
        IReadOnlyList<string>? header = null;
        foreach (var (row, inHead) in TableGrid.RowsOf(table))
        {
            var cells = TableGrid.CellsOf(row).ToList();
            if (header is null && cells.Count > 0 && (inHead || cells.TrueForAll(cell => cell.Name == "th")))
            {
                header = [.. cells.Select(InlineWriter.OneLine)];
                continue;
            }
            for (var column = 0; column < cells.Count; column++)
            {
                var blocks = BlockWalker.Collect(cells[column].ChildNodes, walker.Depth + 1);
                if (blocks.Count > 0)
                {
                    walker.AddLabel(header?.ElementAtOrDefault(column) ?? string.Empty);
                    blocks.ForEach(block => walker.Add(block.Kind, block.Text));
                }
            }
        }
    }

    private static void WriteCaption(HtmlNode table, BlockWalker walker)
    {
        if (table.ChildElements().FirstOrDefault(child => child.Name == "caption") is { } caption)
        {
            walker.AddLabel(InlineWriter.OneLine(caption));
        }
    }

    private static void WriteFootnotes(HtmlNode table, BlockWalker walker)
    {
        foreach (var row in TableGrid.Of(table).Rows.Where(row => row.Count > 1))
        {
            walker.Add(BlockKind.Paragraph, $"[^{FootnoteMark.Bare(row[0])}]: {row[1]}");
        }
    }

    // Highlighters put line numbers and code side by side.
    private static HtmlNode? CodeCell(HtmlNode table) =>
        table.HasClassName("highlighttable") || table.HasClassName("rouge-table") || table.HasClassName("hljs-ln") || table.HasClassName("lntable")
            ? table.Below().LastOrDefault(node => node.Is("td") && (node.HasClassName("code") || node.HasClassName("rouge-code") || node.HasClassName("lntd")))
            : null;

    // Tables that only place things: what they hold has headings, or says itself that it is no table.
    private static bool IsLayout(HtmlNode table) =>
        table.Attribute("role") is "presentation" or "none" || table.Below().Any(node => node.HeadingLevel() > 0);

    private static bool HoldsBlocks(HtmlNode table) =>
        table.Below().Any(node => node.Is("table") || (node.Is("pre") && node.InnerText.Trim().Contains('\n')));
}
