using System.Collections.Frozen;
using System.Globalization;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes notes and warnings as quotations that open with their kind and title.</summary>
internal static class AdmonitionWriter
{
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "abstract", "attention", "bug", "caution", "danger", "error", "example", "failure", "hint", "important", "info", "note",
        "question", "quote", "seealso", "success", "summary", "tip", "todo", "warning",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotKinds = new[]
    {
        "admonition", "admonition-todo", "container", "docutils", "end", "first", "inline", "last", "notranslate", "topic",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an element is one.</summary>
    public static bool IsAdmonition(HtmlNode node) => node.HasClassName("admonition");

    /// <summary>Writes one.</summary>
    public static void Write(HtmlNode node, BlockWalker walker)
    {
        var title = node.ChildElements().FirstOrDefault(child => child.HasClassName("admonition-title"));
        Write(node, title, KindOf(node, static name => !NotKinds.Contains(name) && !name.StartsWith("admonition-", StringComparison.Ordinal)), walker);
    }

    /// <summary>Writes a foldable part: as an admonition where its class names a kind, else under its summary as a bold line.</summary>
    public static void WriteDetails(HtmlNode node, BlockWalker walker)
    {
        var summary = node.ChildElements().FirstOrDefault(child => child.Name == "summary");
        var kind = KindOf(node, Kinds.Contains);
        if (kind is not null)
        {
            Write(node, summary, kind, walker);
            return;
        }
        walker.AddLabel(summary is null ? string.Empty : InlineWriter.OneLine(summary));
        WalkInPlace(node, summary, walker);
    }

    private static void Write(HtmlNode node, HtmlNode? title, string? kind, BlockWalker walker)
    {
        var label = LabelOf(kind, title is null ? string.Empty : InlineWriter.OneLine(title));
        if (walker.Sections is not null && node.Below().Any(below => below.HeadingLevel() > 0))
        {
            // Headings within it have anchors of their own, so what is below them becomes sections.
            walker.AddLabel(label);
            WalkInPlace(node, title, walker);
            return;
        }
        var blocks = BlockWalker.Collect(Content(node, title), walker.Depth);
        if (label.Length > 0)
        {
            blocks.Insert(0, new Block(BlockKind.Paragraph, $"**{label}**"));
        }
        walker.Add(BlockKind.Admonition, Quote(string.Join("\n\n", blocks.Select(block => block.Text))));
    }

    private static void WalkInPlace(HtmlNode node, HtmlNode? title, BlockWalker walker)
    {
        var place = walker.Sections?.Place;
        foreach (var child in Content(node, title))
        {
            walker.Walk(child);
        }
        walker.Flush();
        walker.Sections?.Resume(place);
    }

    private static IEnumerable<HtmlNode> Content(HtmlNode node, HtmlNode? title)
    {
        for (var child = node.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child != title)
            {
                yield return child;
            }
        }
    }

    private static string? KindOf(HtmlNode node, Func<string, bool> isKind)
    {
        foreach (var name in node.ClassNames())
        {
            if (isKind(name.ToString()))
            {
                return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToString());
            }
        }
        return null;
    }

    private static string LabelOf(string? kind, string title) =>
        kind is null || title.Equals(kind, StringComparison.OrdinalIgnoreCase) ? title
        : kind == "Seealso" || title.Length == 0 ? (title.Length == 0 ? kind : title)
        : $"{kind}: {title}";

    private static string Quote(string text) =>
        text.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));
}
