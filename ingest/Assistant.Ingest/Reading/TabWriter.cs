using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes tabs one below the other, each under its label; for those whose labels stand apart from their content.</summary>
internal static class TabWriter
{
    /// <summary>Writes an element that is a set of tabs; false for any other.</summary>
    public static bool TryWrite(HtmlNode node, BlockWalker walker)
    {
        var children = node.ChildElements().ToList();
        var bar = children.Find(child => child.HasClassName("tabbed-labels") || child.Attribute("role") == "tablist");
        if (bar is null)
        {
            return false;
        }
        var labels = bar.Below().Where(below => below.Name == "label" || below.Attribute("role") == "tab").Select(InlineWriter.OneLine).ToList();
        // MkDocs wraps the panels once more; others put them beside the bar.
        var panels = children.Find(child => child.HasClassName("tabbed-content"))?.ChildElements().ToList()
            ?? [.. children.Where(child => child != bar)];
        walker.Flush();
        for (var index = 0; index < panels.Count; index++)
        {
            WritePanel(panels[index], index < labels.Count ? labels[index] : string.Empty, walker);
        }
        return true;
    }

    private static void WritePanel(HtmlNode panel, string label, BlockWalker walker)
    {
        if (panel.Name == "input")
        {
            return;
        }
        var place = walker.Sections?.Place;
        walker.AddLabel(label);
        walker.WalkAll(panel);
        walker.Sections?.Resume(place);
    }
}
