using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Takes out what stands at the edge of page after page: headers, footers, page numbers.</summary>
internal static partial class RunningLines
{
    // Lines at either edge that may be running ones.
    private const int EdgeLines = 3;

    private const int FewestPages = 3;

    // Left and right pages often have different ones.
    private const double Share = 0.4;

    /// <summary>Takes them out of the pages.</summary>
    public static void Remove(List<PdfPage> pages)
    {
        var counts = pages.SelectMany(page => Edges(page).Select(line => Form(line.Text)).Distinct()).CountBy(form => form).ToDictionary();
        var enough = Math.Max(FewestPages, pages.Count(page => page.Lines.Count > 0) * Share);
        foreach (var page in pages.Where(page => pages.Count > 1 && page.Lines.Count > 0))
        {
            var outer = new[] { page.Lines.MaxBy(line => line.Bottom), page.Lines.MinBy(line => line.Bottom) };
            var running = Edges(page).Where(line => IsRunning(line, outer.Contains(line))).ToHashSet();
            page.Lines.RemoveAll(running.Contains);
        }

        // The outermost lines may name the chapter, and so repeat on a few pages only.
        bool IsRunning(PdfLine line, bool isOutermost) => counts[Form(line.Text)] >= (isOutermost ? FewestPages : enough) || PageNumber().IsMatch(line.Text);
    }

    private static IEnumerable<PdfLine> Edges(PdfPage page)
    {
        var ordered = page.Lines.OrderBy(line => line.Bottom).ToList();
        return ordered.Take(EdgeLines).Concat(ordered.Skip(Math.Max(EdgeLines, ordered.Count - EdgeLines)));
    }

    // The number of the page, of the chapter and the date differ.
    private static string Form(string text) => Digits().Replace(text.ToLowerInvariant(), "#");

    [GeneratedRegex(@"\d+|\b[ivxlc]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von)\s*\d{1,4})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();
}
