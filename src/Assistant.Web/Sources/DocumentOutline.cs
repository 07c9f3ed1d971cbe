using Assistant.Core.Passages;

namespace Assistant.Web.Sources;

/// <summary>A stored document put together again from its passages: headings where the path changes, repeated text left out.</summary>
internal static class DocumentOutline
{
    private const int DeepestHeading = 6;

    /// <summary>The sections in their order.</summary>
    public static IReadOnlyList<DocumentSection> Of(IEnumerable<Passage> passages)
    {
        var sections = new List<DocumentSection>();
        IReadOnlyList<string> path = [];
        string? anchor = null;
        foreach (var passage in passages.OrderBy(passage => passage.Position))
        {
            var text = passage.Text[Math.Clamp(passage.OverlapLength, 0, passage.Text.Length)..].TrimStart('\n', '\r');
            if (sections.Count > 0 && passage.Anchor == anchor && passage.HeadingPath.SequenceEqual(path))
            {
                sections[^1] = sections[^1] with { Texts = [.. sections[^1].Texts, text] };
                continue;
            }

            sections.Add(new DocumentSection(passage.Anchor, [.. NewHeadings(path, passage.HeadingPath)], [text]));
            (path, anchor) = (passage.HeadingPath, passage.Anchor);
        }

        return sections;
    }

    private static IEnumerable<DocumentHeading> NewHeadings(IReadOnlyList<string> before, IReadOnlyList<string> path)
    {
        var common = before.Zip(path).TakeWhile(pair => pair.First == pair.Second).Count();
        // Two sections of one heading that differ by their anchor: the heading stands twice on the page as well.
        var first = Math.Min(common, Math.Max(path.Count - 1, 0));
        for (var depth = first; depth < path.Count; depth++)
        {
            yield return new DocumentHeading(Math.Min(depth + 2, DeepestHeading), path[depth]);
        }
    }
}

/// <summary>One section of a document.</summary>
/// <param name="Anchor">Where citations open it; null for none.</param>
/// <param name="Headings">The headings that begin with it, outermost first.</param>
/// <param name="Texts">Its text in pieces: Markdown each.</param>
public sealed record DocumentSection(string? Anchor, IReadOnlyList<DocumentHeading> Headings, IReadOnlyList<string> Texts);

/// <summary>A heading.</summary>
/// <param name="Level">2 to 6; the page's title is 1.</param>
/// <param name="Text">Its words.</param>
public sealed record DocumentHeading(int Level, string Text);
