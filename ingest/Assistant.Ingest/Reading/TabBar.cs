using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>The row of labels above content tabs, where the labels stand apart from their panels.</summary>
internal static class TabBar
{
    /// <summary>Whether an element is one, or only wraps one.</summary>
    public static bool Is(HtmlNode node) => IsBar(node) || (node.Name == "nav" && node.ChildElements().Any(IsBar));

    /// <summary>Whether an element is the content of one tab: it is shown when its label is chosen.</summary>
    public static bool IsPanel(HtmlNode node) =>
        node.Attribute("role") == "tabpanel" || node.HasClassName("tab-pane") || node.HasClassName("tabbed-block") || node.HasClassName("tab-content");

    /// <summary>The panels that a bar stands for, each with its label; empty where it is only a row of links.</summary>
    public static IEnumerable<(HtmlNode Panel, string Label)> PanelsOf(HtmlNode bar)
    {
        var tabs = TabsOf(bar);
        var panels = PanelsBehind(bar);
        for (var index = 0; index < panels.Count; index++)
        {
            var tab = tabs.Find(tab => tab.Target is not null && tab.Target == panels[index].IdOrNull()) ?? tabs.ElementAtOrDefault(index);
            yield return (panels[index], tab?.Label ?? string.Empty);
        }
    }

    private static bool IsBar(HtmlNode node) => node.HasClassName("tabbed-labels") || node.Attribute("role") == "tablist" || node.HasClassName("nav-tabs");

    private static List<Tab> TabsOf(HtmlNode bar)
    {
        var marked = bar.Below().Where(node => node.Name == "label" || node.Attribute("role") == "tab").ToList();
        var tabs = marked.Count > 0 ? marked : [.. bar.Below().Where(node => node.Is("a") || node.Is("button"))];
        return [.. tabs.Select(tab => new Tab(InlineWriter.OneLine(tab), TargetOf(tab)))];
    }

    private static string? TargetOf(HtmlNode tab) =>
        tab.Attribute("aria-controls") ?? Fragment(tab.Attribute("data-bs-target")) ?? Fragment(tab.Attribute("data-target")) ?? Fragment(tab.Attribute("href"));

    private static string? Fragment(string? reference) => reference is ['#', _, ..] ? reference[1..] : null;

    // Some wrap the panels once more, others put them beside the bar.
    private static List<HtmlNode> PanelsBehind(HtmlNode bar)
    {
        var panels = new List<HtmlNode>();
        for (var node = bar.NextSibling; node is not null; node = node.NextSibling)
        {
            if (node.NodeType != HtmlNodeType.Element)
            {
                continue;
            }
            if (node.Attribute("role") == "tabpanel")
            {
                panels.Add(node);
                continue;
            }
            var within = node.HasClassName("tabbed-content") ? node.ChildElements() : node.ChildElements().Where(IsPanel);
            return panels.Count > 0 ? panels : [.. within];
        }
        return panels;
    }

    private sealed record Tab(string Label, string? Target);
}
