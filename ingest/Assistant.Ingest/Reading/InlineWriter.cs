using System.Net;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes what stands within a line: code, images, exponents, formulas; links and emphasis leave their text alone.</summary>
internal static partial class InlineWriter
{
    private const int MaxDepth = 100;

    /// <summary>Writes an element that has a form of its own; false where only its content counts.</summary>
    public static bool TryWrite(HtmlNode node, InlineText text)
    {
        switch (node.Name)
        {
            case "code" or "tt" or "samp":
                text.AppendCode(Plain(node));
                return true;
            case "img":
                text.Append(node.Attribute("alt") is { } alt && !NoDescription().IsMatch(alt) ? alt : null);
                return true;
            case "sup" or "sub" or "a" when FootnoteMark.Of(node) is { } mark:
                text.Append(mark);
                return true;
            case "sup" when Plain(node) is { Length: > 0 } raised:
                text.Append(IsExponent(raised) ? $"^{raised}" : raised);
                return true;
            case "sub" when Plain(node) is { Length: > 0 } lowered:
                text.Append(char.IsAsciiLetter(lowered[0]) ? $"_{lowered}" : lowered); // CO2 is written as one word
                return true;
            case "del" or "s" or "strike" when OneLine(node) is { Length: > 0 } withdrawn:
                text.Append($"~~{withdrawn}~~");
                return true;
            case "math" or "span" or "mjx-container" when MathText.Is(node):
                text.Append(MathText.Of(node, isBlock: false));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes an element that is no content, but stands for some: a formula's source, the box of a task.</summary>
    public static void WriteNoise(HtmlNode node, InlineText text)
    {
        if (node.Name == "script" && MathText.Is(node))
        {
            text.Append(MathText.Of(node, isBlock: false));
        }
        else if (node.Name == "input" && node.Attribute("type") == "checkbox" && node.Attributes["disabled"] is not null)
        {
            text.Append(node.Attributes["checked"] is null ? "[ ] " : "[x] ");
        }
    }

    /// <summary>All that an element says, in one line: for headings, cells and labels.</summary>
    public static string OneLine(HtmlNode node) => OneLine(node, null);

    /// <summary>All that an element says down to a child, in one line.</summary>
    public static string OneLine(HtmlNode node, HtmlNode? end)
    {
        var text = new InlineText();
        WriteOneLine(node, end, text, 0);
        return text.Take();
    }

    /// <summary>All text below a node, whatever its form.</summary>
    /// <param name="node">The node.</param>
    /// <param name="text">Takes it.</param>
    /// <param name="apart">Whether pieces of different elements are different words.</param>
    public static void WriteText(HtmlNode node, InlineText text, bool apart)
    {
        foreach (var below in node.ReadableBelow())
        {
            if (below.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)below).Text));
                text.Append(apart ? " " : string.Empty);
            }
            else if (below.Is("br"))
            {
                text.Append(" ");
            }
        }
    }

    /// <summary>The bare text of an element, folded.</summary>
    public static string Plain(HtmlNode node)
    {
        var text = new InlineText();
        WriteText(node, text, apart: false);
        return text.Take();
    }

    private static void WriteOneLine(HtmlNode node, HtmlNode? end, InlineText text, int depth)
    {
        for (var child = node.FirstChild; child is not null && child != end; child = child.NextSibling)
        {
            if (child.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)child).Text));
            }
            else if (child.NodeType == HtmlNodeType.Element && Boilerplate.IsNoise(child))
            {
                WriteNoise(child, text);
            }
            else if (child.NodeType == HtmlNodeType.Element && !TryWrite(child, text))
            {
                WriteElement(child, text, depth);
            }
        }
    }

    private static void WriteElement(HtmlNode node, InlineText text, int depth)
    {
        if (depth > MaxDepth)
        {
            WriteText(node, text, apart: true);
            return;
        }
        var apart = node.Name is "br" or "pre" || BlockElements.Contains(node.Name);
        if (node.Name == "li" && !text.IsEmpty && PreviousIsItem(node))
        {
            text.SeparateItem();
        }
        else
        {
            text.Append(apart ? " " : string.Empty);
        }
        WriteOneLine(node, null, text, depth + 1);
        text.Append(apart ? " " : string.Empty);
    }

    private static bool PreviousIsItem(HtmlNode node)
    {
        var before = node.PreviousSibling;
        while (before is not null && before.NodeType != HtmlNodeType.Element)
        {
            before = before.PreviousSibling;
        }
        return before is { Name: "li" };
    }

    // 10^9 and cm^-1, but 1st and Slurm's trade mark.
    private static bool IsExponent(string raised) => raised.Any(char.IsLetterOrDigit) && !Ordinal().IsMatch(raised);

    // docutils puts the file's own path where an image has no description, icon fonts their name.
    [GeneratedRegex(@"^(\S+\.(png|jpe?g|gif|svg|webp)|:[a-z0-9_\-]+:)$", RegexOptions.IgnoreCase)]
    private static partial Regex NoDescription();

    [GeneratedRegex("^(st|nd|rd|th|tm|sm|[ªº®™])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
