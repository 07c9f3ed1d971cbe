using System.Net;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes formulas as their TeX source, once, whatever a page holds of them beside it.</summary>
internal static class MathText
{
    private static readonly (string Open, string Close)[] Delimiters = [(@"\(", @"\)"), (@"\[", @"\]"), ("$$", "$$"), ("$", "$")];

    /// <summary>Whether an element holds a formula and nothing else.</summary>
    public static bool Is(HtmlNode node) =>
        node.Name == "math" || (node.Name == "script" && IsTexScript(node))
        || (node.Name is "span" or "div" && (node.HasClassName("math") || node.HasClassName("arithmatex") || node.HasClassName("katex")));

    /// <summary>The formula between dollar signs; empty where there is none.</summary>
    public static string Of(HtmlNode node, bool isBlock)
    {
        var source = SourceOf(node);
        var sign = isBlock ? "$$" : "$";
        return source.Length > 0 ? sign + source + sign : string.Empty;
    }

    private static string SourceOf(HtmlNode node) =>
        node.Name == "script" ? Source(node)
        : Annotated(node) is { Length: > 0 } tex ? tex
        : node.Attribute("alttext") is { Length: > 0 } alternative ? alternative
        : Bare(Readable(node));

    // KaTeX and MathML keep the source in an annotation, MathJax 2 in a script.
    private static string? Annotated(HtmlNode node)
    {
        var holder = node.Below().FirstOrDefault(below =>
            (below.Is("annotation") && below.Attribute("encoding") is { } encoding && encoding.Contains("tex", StringComparison.OrdinalIgnoreCase))
            || (below.Is("script") && IsTexScript(below)));
        return holder is null ? null : Source(holder);
    }

    private static string Source(HtmlNode holder) => InlineText.Fold(WebUtility.HtmlDecode(holder.InnerText));

    private static bool IsTexScript(HtmlNode node) =>
        node.Attribute("type") is { } type && type.StartsWith("math/tex", StringComparison.OrdinalIgnoreCase);

    private static string Readable(HtmlNode node)
    {
        var text = new InlineText();
        InlineWriter.WriteText(node, text, apart: node.Name == "math");
        return text.Take();
    }

    private static string Bare(string text)
    {
        foreach (var (open, close) in Delimiters)
        {
            if (text.Length >= open.Length + close.Length && text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal))
            {
                return text[open.Length..^close.Length].Trim();
            }
        }
        return text;
    }
}
