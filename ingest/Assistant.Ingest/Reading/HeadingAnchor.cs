using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Finds the anchor that opens a page at a heading.</summary>
internal static class HeadingAnchor
{
    /// <summary>
    /// The heading's own id; else the target of its permalink; else the id of the section that it opens; else an
    /// anchor within or right before it.
    /// </summary>
    public static string? Of(HtmlNode heading) =>
        heading.IdOrNull() ?? Permalink(heading) ?? OfSection(heading) ?? Within(heading) ?? Before(heading);

    private static string? Permalink(HtmlNode heading) =>
        heading.Below().Where(node => node.Is("a") && (node.HasClassName("headerlink") || node.HasClassName("anchor-link") || node.HasClassName("hash-link")))
            .Select(link => link.Attribute("href"))
            .FirstOrDefault(href => href is ['#', _, ..])?[1..];

    private static string? OfSection(HtmlNode heading)
    {
        var opening = heading;
        while (opening.ParentNode is { Name: "header" or "hgroup" } wrapper)
        {
            opening = wrapper;
        }
        var parent = opening.ParentNode;
        var isSection = parent is { Name: "section" or "article" } || (parent is { Name: "div" } && parent.HasClassName("section"));
        return isSection && !ElementsBefore(opening).Any(node => node.HeadingLevel() > 0) ? parent!.IdOrNull() : null;
    }

    private static string? Within(HtmlNode heading) =>
        heading.Below().Where(node => node.NodeType == HtmlNodeType.Element).Select(NameOf).FirstOrDefault(name => name is not null);

    private static string? Before(HtmlNode heading) =>
        ElementsBefore(heading).TakeWhile(node => node.Name is "a" or "span" && node.InnerText.Trim().Length == 0)
            .Select(NameOf).FirstOrDefault(name => name is not null)
        ?? (ElementsBefore(heading).FirstOrDefault() is { Name: "p" } paragraph && paragraph.InnerText.Trim().Length == 0 ? Within(paragraph) : null);

    private static string? NameOf(HtmlNode node) =>
        node.IdOrNull() ?? (node.Name == "a" && node.Attribute("name") is { Length: > 0 } name ? name : null);

    private static IEnumerable<HtmlNode> ElementsBefore(HtmlNode node)
    {
        for (var before = node.PreviousSibling; before is not null; before = before.PreviousSibling)
        {
            if (before.NodeType == HtmlNodeType.Element)
            {
                yield return before;
            }
            else if (before.NodeType == HtmlNodeType.Text && before.InnerText.Trim().Length > 0)
            {
                yield break;
            }
        }
    }
}
