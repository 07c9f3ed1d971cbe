using System.Collections.Frozen;

namespace Assistant.Ingest.Reading;

/// <summary>The elements that start and end a paragraph of their own.</summary>
internal static class BlockElements
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "header", "hgroup", "hr", "html", "legend", "li", "main", "p", "section", "summary", "tbody", "td", "tfoot", "th",
        "thead", "tr",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the element of that name is one.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
