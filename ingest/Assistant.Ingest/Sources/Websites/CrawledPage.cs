using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>A page that was asked for.</summary>
/// <param name="Entry">What was asked for.</param>
/// <param name="Result">What came; a body that has been read is left out.</param>
/// <param name="FetchedAt">When, UTC.</param>
internal sealed record CrawledPage(FrontierEntry Entry, FetchResult Result, DateTimeOffset FetchedAt)
{
    /// <summary>The page, decoded; empty where none came.</summary>
    public string Html { get; init; } = string.Empty;

    /// <summary>What the reader took out of it; null where none came.</summary>
    public ReadPage? Page { get; init; }

    /// <summary>How many bytes it had.</summary>
    public int Bytes { get; init; }
}
