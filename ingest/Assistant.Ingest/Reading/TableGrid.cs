using System.Globalization;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>The cells of a table in rows of equal meaning: spans are spread out.</summary>
/// <param name="Header">The rows of the head as one, or a first row of header cells; null where there is none.</param>
/// <param name="Rows">The other rows.</param>
/// <param name="Width">The number of columns.</param>
internal sealed record TableGrid(IReadOnlyList<string>? Header, IReadOnlyList<IReadOnlyList<string>> Rows, int Width)
{
    private const int MaxColumns = 100;
    private const int MaxRowSpan = 1000;

    /// <summary>Reads a table; tables within its cells are not looked into.</summary>
    public static TableGrid Of(HtmlNode table)
    {
        var rows = new List<IReadOnlyList<string>>();
        List<string>? header = null;
        var spans = new Dictionary<int, (string Text, int Rows)>();
        foreach (var (row, inHead) in RowsOf(table))
        {
            var isHeader = rows.Count == 0 && (inHead || (header is null && row.ChildElements().All(cell => cell.Name == "th")));
            var cells = ReadRow(row, isHeader, spans);
            if (cells.Any(cell => cell.Length > 0))
            {
                header = !isHeader ? header : header is null ? cells : Merge(header, cells);
                rows.AddRange(isHeader ? [] : [cells]);
            }
        }
        return new TableGrid(header, rows, Math.Max(header?.Count ?? 0, rows.Count > 0 ? rows.Max(row => row.Count) : 0));
    }

    /// <summary>The rows of a table that a reader sees, and whether each is in its head.</summary>
    public static IEnumerable<(HtmlNode Row, bool InHead)> RowsOf(HtmlNode table)
    {
        foreach (var child in table.ChildElements().Where(child => !Boilerplate.IsNoise(child)))
        {
            if (child.Name == "tr")
            {
                yield return (child, false);
            }
            else if (child.Name is "thead" or "tbody" or "tfoot")
            {
                foreach (var row in child.ChildElements().Where(row => row.Name == "tr" && !Boilerplate.IsNoise(row)))
                {
                    yield return (row, child.Name == "thead");
                }
            }
        }
    }

    /// <summary>The cells of a row that a reader sees.</summary>
    public static IEnumerable<HtmlNode> CellsOf(HtmlNode row) =>
        row.ChildElements().Where(cell => cell.Name is "td" or "th" && !Boilerplate.IsNoise(cell));

    // A head of several rows becomes one: the group and what is below it.
    private static List<string> Merge(List<string> upper, List<string> lower)
    {
        var merged = new List<string>();
        for (var column = 0; column < Math.Max(upper.Count, lower.Count); column++)
        {
            var (above, below) = (upper.ElementAtOrDefault(column) ?? string.Empty, lower.ElementAtOrDefault(column) ?? string.Empty);
            merged.Add(above == below || below.Length == 0 ? above : $"{above} {below}".TrimStart());
        }
        return merged;
    }

    private static List<string> ReadRow(HtmlNode row, bool isHeader, Dictionary<int, (string Text, int Rows)> spans)
    {
        var cells = new List<string>();
        foreach (var cell in CellsOf(row))
        {
            TakeSpans(cells, spans);
            var text = InlineWriter.OneLine(cell);
            var rowSpan = Span(cell, "rowspan", MaxRowSpan);
            for (var column = Span(cell, "colspan", MaxColumns); column > 0 && cells.Count < MaxColumns; column--)
            {
                if (rowSpan > 1)
                {
                    spans[cells.Count] = (text, rowSpan - 1);
                }
                cells.Add(text);
                // A heading over several columns names each of them; a value is not said twice.
                text = isHeader ? text : string.Empty;
            }
        }
        TakeSpans(cells, spans);
        return cells;
    }

    private static void TakeSpans(List<string> cells, Dictionary<int, (string Text, int Rows)> spans)
    {
        while (cells.Count < MaxColumns && spans.Remove(cells.Count, out var span))
        {
            if (span.Rows > 1)
            {
                spans[cells.Count] = (span.Text, span.Rows - 1);
            }
            cells.Add(span.Text);
        }
    }

    // Zero stands for all rows that follow.
    private static int Span(HtmlNode cell, string name, int most) =>
        !int.TryParse(cell.Attribute(name), CultureInfo.InvariantCulture, out var span) || span < 0 ? 1
        : span == 0 ? (name == "rowspan" ? most : 1)
        : Math.Min(span, most);
}
