using System.Net;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes what stands within a line: code, images, exponents; links and emphasis leave their text alone.</summary>
internal static partial class InlineWriter
{
    /// <summary>Writes an element that has a form of its own; false where only its content counts.</summary>
    public static bool TryWrite(HtmlNode node, InlineText text)
    {
        switch (node.Name)
        {
            case "code" or "tt" or "samp":
                text.AppendCode(Plain(node));
                return true;
            case "img":
                text.Append(node.Attribute("alt") is { } alt && !ImageFile().IsMatch(alt) ? alt : null);
                return true;
            case "sup" when Plain(node) is { Length: > 0 } raised:
                text.Append(IsFootnote(node) ? $"[^{raised.Trim('[', ']')}]" : raised.Any(char.IsLetterOrDigit) ? $"^{raised}" : raised);
                return true;
            case "a" when node.HasClassName("footnote-reference"):
                // Not as written, [1]: an answer's own citations look like that.
                text.Append($"[^{Plain(node).Trim('[', ']')}]");
                return true;
            default:
                return false;
        }
    }

    /// <summary>All that an element says, in one line: for headings, cells and labels.</summary>
    public static string OneLine(HtmlNode node)
    {
        var text = new InlineText();
        WriteOneLine(node, text, 0);
        return text.Take();
    }

    /// <summary>All text below a node, whatever its form.</summary>
    public static void WriteText(HtmlNode node, InlineText text)
    {
        foreach (var below in node.Below())
        {
            if (below.NodeType == HtmlNodeType.Text && below.ParentNode is not { Name: "script" or "style" })
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)below).Text));
                text.Append(" ");
            }
        }
    }

    private static void WriteOneLine(HtmlNode node, InlineText text, int depth)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)child).Text));
            }
            else if (child.NodeType == HtmlNodeType.Element && !Boilerplate.IsNoise(child) && !TryWrite(child, text))
            {
                WriteElement(child, text, depth);
            }
        }
    }

    private static void WriteElement(HtmlNode node, InlineText text, int depth)
    {
        if (depth > 100)
        {
            WriteText(node, text);
            return;
        }
        var apart = node.Name is "br" or "pre" || BlockElements.Contains(node.Name);
        if (node.Name == "li" && !text.IsEmpty && node.PreviousItem())
        {
            text.SeparateItem();
        }
        else
        {
            text.Append(apart ? " " : string.Empty);
        }
        WriteOneLine(node, text, depth + 1);
        text.Append(apart ? " " : string.Empty);
    }

    private static bool PreviousItem(this HtmlNode node)
    {
        var before = node.PreviousSibling;
        while (before is not null && before.NodeType != HtmlNodeType.Element)
        {
            before = before.PreviousSibling;
        }
        return before is { Name: "li" };
    }

    private static bool IsFootnote(HtmlNode node) =>
        node.ChildElements().Any(child => child.HasClassName("footnote-ref")) || node.HasClassName("footnote-ref");

    private static string Plain(HtmlNode node)
    {
        var text = new InlineText();
        foreach (var below in node.Below())
        {
            if (below.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)below).Text));
            }
            else if (below.Is("br"))
            {
                text.Append(" ");
            }
        }
        return text.Take();
    }

    // docutils puts the file's own path where an image has no description.
    [GeneratedRegex(@"^\S+\.(png|jpe?g|gif|svg|webp)$", RegexOptions.IgnoreCase)]
    private static partial Regex ImageFile();
}
