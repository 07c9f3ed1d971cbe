using System.Collections.Frozen;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>A note, warning or the like, as one of the generators marks it.</summary>
/// <param name="Kind">What it is, such as <c>Warning</c>; null where nothing tells.</param>
/// <param name="Title">The element that holds its title; null where it has none.</param>
internal sealed record Admonition(string? Kind, HtmlNode? Title)
{
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "abstract", "attention", "bug", "caution", "danger", "error", "example", "failure", "hint", "important", "info", "note",
        "question", "quote", "seealso", "success", "summary", "tip", "todo", "warning",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Classes that mark a box as one, whatever its kind: MkDocs and Sphinx, Docusaurus, GitHub, Confluence, VuePress, Asciidoctor, Quarto, GitBook, Hugo.
    private static readonly FrozenSet<string> Marks = new[]
    {
        "admonition", "theme-admonition", "markdown-alert", "confluence-information-macro", "custom-block", "admonitionblock", "callout", "hint", "book-hint", "alert",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles = new[]
    {
        "admonition-title", "admonition-heading", "markdown-alert-title", "alert-heading", "custom-block-title", "callout-header", "callout-title", "title",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] KindPrefixes =
        ["theme-admonition-", "markdown-alert-", "confluence-information-macro-", "admonition-", "callout-", "hint-", "alert--", "alert-"];

    private static readonly FrozenSet<string> NotKinds = new[]
    {
        "admonition", "container", "docutils", "dropdown", "end", "first", "inline", "last", "notranslate", "toggle", "topic", "alert",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The admonition that an element is; null for any other element.</summary>
    public static Admonition? Of(HtmlNode node)
    {
        var lookup = Marks.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            if (lookup.TryGetValue(name, out var mark))
            {
                return new Admonition(Named(node) ?? (mark == "admonition" ? OwnKind(node) : null), TitleOf(node))
                {
                    Body = mark == "admonitionblock" ? node.Below().FirstOrDefault(below => below.Is("td") && below.HasClassName("content")) : null,
                };
            }
        }
        return null;
    }

    /// <summary>The admonition that a foldable part is; null where its class names no kind.</summary>
    public static Admonition? OfDetails(HtmlNode details, HtmlNode? summary) =>
        // Docusaurus makes every one of them an "alert alert--info".
        !details.HasClassName("alert") && Named(details) is { } kind ? new Admonition(kind, summary) : null;

    /// <summary>The element that holds its content, where that is not the admonition itself: Asciidoctor lays it out in a table.</summary>
    public HtmlNode? Body { get; private init; }

    /// <summary>Its kind and title as one line.</summary>
    public string Label
    {
        get
        {
            var title = Title is null ? string.Empty : InlineWriter.OneLine(Title);
            return Kind is null ? title
                : title.Length == 0 || title.Equals(Kind, StringComparison.OrdinalIgnoreCase) ? Kind
                : Kind == "Seealso" ? title
                : $"{Kind}: {title}";
        }
    }

    // One level below as well: Quarto and Asciidoctor wrap it.
    private static HtmlNode? TitleOf(HtmlNode node) =>
        node.ChildElements().FirstOrDefault(IsTitle) ?? (node.ChildElements().FirstOrDefault() is { } first ? first.Below().Take(20).FirstOrDefault(IsTitle) : null);

    private static bool IsTitle(HtmlNode node)
    {
        var lookup = Titles.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            if (lookup.Contains(name) || name.StartsWith("admonitionHeading", StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static string? Named(HtmlNode node)
    {
        var lookup = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            var bare = WithoutPrefix(name);
            bare = bare is "information" ? "info" : bare;
            if (lookup.TryGetValue(bare, out var kind))
            {
                return Capital(kind);
            }
        }
        return null;
    }

    // A site's own kind: the first class that is none of the generators'.
    private static string? OwnKind(HtmlNode node)
    {
        foreach (var name in node.ClassNames())
        {
            if (!NotKinds.Contains(name.ToString()) && WithoutPrefix(name).Length == name.Length)
            {
                return Capital(name.ToString());
            }
        }
        return null;
    }

    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> name)
    {
        foreach (var prefix in KindPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }
        return name;
    }

    private static string Capital(string kind) => char.ToUpperInvariant(kind[0]) + kind[1..];
}
