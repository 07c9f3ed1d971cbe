using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Finds the content of a page whose generator is unknown, by how much of its text is no link.</summary>
internal static class ReadableContent
{
    // The content is where nearly all running text is; a smaller share means that its siblings are content too.
    private const double NearlyAll = 0.8;

    // What a sibling must hold to count as content in spite of that, in characters that are no link.
    private const int Paragraph = 200;

    /// <summary>The element that holds the content; furniture around and in it is taken out of the tree.</summary>
    public static HtmlNode Find(HtmlNode body)
    {
        var weights = TextWeights.Of(body);
        PageFurniture.Remove(body, weights);
        weights = TextWeights.Of(body);
        var node = body;
        while (Inner(node, weights) is { } child)
        {
            node = child;
        }
        return node;
    }

    private static HtmlNode? Inner(HtmlNode node, TextWeights weights)
    {
        HtmlNode? heaviest = null;
        foreach (var child in node.ChildElements())
        {
            heaviest = heaviest is null || weights.Running(child) > weights.Running(heaviest) ? child : heaviest;
        }
        return heaviest is { Name: "div" or "section" or "article" or "td" or "tr" or "tbody" or "table" or "center" or "main" }
            && weights.Running(heaviest) >= NearlyAll * weights.Running(node)
            && !node.ChildElements().Any(other => other != heaviest && IsContent(other, weights))
            ? heaviest
            : null;
    }

    private static bool IsContent(HtmlNode node, TextWeights weights) =>
        weights.Running(node) >= Paragraph || node.HeadingLevel() > 0 || node.Name is "pre" or "p"
        || node.Below().Any(below => below.Is("h1") || below.Is("pre"));
}
