using System.Net;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Look-ups on nodes that neither allocate nor recurse.</summary>
internal static class HtmlNodeExtensions
{
    /// <summary>An attribute, decoded and trimmed; null where it is missing.</summary>
    public static string? Attribute(this HtmlNode node, string name) =>
        node.HasAttributes && node.Attributes[name] is { } attribute ? WebUtility.HtmlDecode(attribute.Value ?? string.Empty).Trim() : null;

    /// <summary>The id; null where it is missing or empty.</summary>
    public static string? IdOrNull(this HtmlNode node) => node.Attribute("id") is { Length: > 0 } id ? id : null;

    /// <summary>Whether it carries a class.</summary>
    public static bool HasClassName(this HtmlNode? node, string name)
    {
        foreach (var token in node.ClassNames())
        {
            if (token.SequenceEqual(name))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Its classes, one by one.</summary>
    public static ClassNameEnumerator ClassNames(this HtmlNode? node) =>
        new(node is { HasAttributes: true } ? node.Attributes["class"]?.Value : null);

    /// <summary>Whether it is an element of that name.</summary>
    public static bool Is(this HtmlNode node, string name) => node.NodeType == HtmlNodeType.Element && node.Name == name;

    /// <summary>The level of a heading element; 0 for anything else.</summary>
    public static int HeadingLevel(this HtmlNode node) =>
        node.NodeType == HtmlNodeType.Element && node.Name is ['h', >= '1' and <= '6'] ? node.Name[1] - '0' : 0;

    /// <summary>The children that are elements.</summary>
    public static IEnumerable<HtmlNode> ChildElements(this HtmlNode node)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child.NodeType == HtmlNodeType.Element)
            {
                yield return child;
            }
        }
    }

    /// <summary>All nodes below, in document order, without recursion.</summary>
    public static IEnumerable<HtmlNode> Below(this HtmlNode root)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            yield return node;
            if (node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.ParentNode;
            }
            node = node is null || node == root ? null : node.NextSibling;
        }
    }
}
