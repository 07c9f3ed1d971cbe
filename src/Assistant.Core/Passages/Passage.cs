namespace Assistant.Core.Passages;

/// <summary>The unit of retrieval: a piece of one section, small enough for a prompt, with all that a citation needs.</summary>
public sealed record Passage
{
    /// <summary>Stable id, see <see cref="PassageId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The document it is a piece of.</summary>
    public required DocumentId Document { get; init; }

    /// <summary>What it was taken from.</summary>
    public required PassageKind Kind { get; init; }

    /// <summary>Where it opens, anchor included: an absolute URL, or a path of the web app (<c>/sources/…</c>, <c>/tickets/…</c>).</summary>
    public required string Url { get; init; }

    /// <summary>The page's title or the ticket's subject.</summary>
    public required string Title { get; init; }

    /// <summary>The headings above it, outermost first, without the page's title; empty for the top of a page.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>The anchor of its section; null where the section has none.</summary>
    public string? Anchor { get; init; }

    /// <summary>Markdown: code stands in fences, tables are pipe tables.</summary>
    public required string Text { get; init; }

    /// <summary>How many characters at the start of <see cref="Text"/> repeat the end of the passage before.</summary>
    public int OverlapLength { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Who may read it.</summary>
    public required Audience Audience { get; init; }

    /// <summary>When the document was fetched, UTC.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Tags of its source, such as <c>system</c> = <c>polaris</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The heading path as one line, parts joined by <c> › </c>.</summary>
    public string Heading => string.Join(" › ", HeadingPath);
}
