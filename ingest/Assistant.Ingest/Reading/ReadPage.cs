namespace Assistant.Ingest.Reading;

/// <summary>What a reader took out of a page.</summary>
/// <param name="Title">The page's title, without the site's name.</param>
/// <param name="CanonicalUrl">The canonical link as written in the page; null where it has none.</param>
/// <param name="Sections">Its sections in order; empty where it has no content.</param>
/// <param name="Links">The addresses it links to, as written.</param>
public sealed record ReadPage(string Title, string? CanonicalUrl, IReadOnlyList<Section> Sections, IReadOnlyList<string> Links)
{
    /// <summary>What relative addresses of the page start from, as written; null for the page's own address.</summary>
    public string? BaseHref { get; init; }

    /// <summary>Whether the page asks not to be searched (<c>meta name=robots</c> with <c>noindex</c>).</summary>
    public bool NoIndex { get; init; }

    /// <summary>Whether the page asks not to follow its links.</summary>
    public bool NoFollow { get; init; }
}
