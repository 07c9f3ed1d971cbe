using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes references to footnotes as [^1]: as [1] they would look like an answer's own citations.</summary>
internal static class FootnoteMark
{
    /// <summary>The mark of an element that refers to a footnote; null for any other.</summary>
    public static string? Of(HtmlNode node)
    {
        var isReference = IsReference(node)
            || (node.Name is "sup" or "sub" && node.ChildElements().Any(IsReference))
            || (node.Name == "a" && node.ChildElements().Any(child => child.Name == "sup" && IsFootnoteAddress(node.Attribute("href"))));
        return isReference && Bare(InlineWriter.Plain(node)) is { Length: > 0 } name ? $"[^{name}]" : null;
    }

    /// <summary>A footnote's name without the brackets around it.</summary>
    public static string Bare(string name) => name.Trim().Trim('[', ']', '^', '.', ':');

    private static bool IsReference(HtmlNode node) =>
        node.HasClassName("footnote-ref") || node.HasClassName("footnote-reference") || node.HasClassName("footnoteref")
        || node.Attribute("role") is "doc-noteref" || node.Attributes["data-footnote-ref"] is not null;

    private static bool IsFootnoteAddress(string? address) =>
        address is ['#', ..] && (address.StartsWith("#fn", StringComparison.Ordinal) || address.Contains("footnote", StringComparison.OrdinalIgnoreCase));
}
