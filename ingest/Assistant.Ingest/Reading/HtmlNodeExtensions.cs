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

    /// <summary>Whether it is somewhere below another.</summary>
    public static bool IsBelow(this HtmlNode node, HtmlNode ancestor)
    {
        for (var parent = node.ParentNode; parent is not null; parent = parent.ParentNode)
        {
            if (parent == ancestor)
            {
                return true;
            }
        }
        return false;
    }

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
        for (var node = root.FirstChild; node is not null; node = node.Next(root, node.FirstChild is not null))
        {
            yield return node;
        }
    }

    /// <summary>The nodes below that a reader sees, in document order, without recursion.</summary>
    public static IEnumerable<HtmlNode> ReadableBelow(this HtmlNode root)
    {
        var node = root.FirstChild;
        while (node is not null)
        {
            var isRead = node.NodeType != HtmlNodeType.Element || !Boilerplate.IsNoise(node);
            if (isRead)
            {
                yield return node;
            }
            node = node.Next(root, isRead && node.FirstChild is not null);
        }
    }

    /// <summary>The node that comes after in document order, below a root; null after the last.</summary>
    /// <param name="node">Where the walk is.</param>
    /// <param name="root">What it does not leave.</param>
    /// <param name="enter">Whether to go into the node, which must have children then.</param>
    public static HtmlNode? Next(this HtmlNode node, HtmlNode root, bool enter)
    {
        if (enter)
        {
            return node.FirstChild;
        }
        HtmlNode? at = node;
        while (at is not null && at != root && at.NextSibling is null)
        {
            at = at.ParentNode;
        }
        return at is null || at == root ? null : at.NextSibling;
    }
}
