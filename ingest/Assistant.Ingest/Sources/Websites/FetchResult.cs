using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>How a request ended, redirects behind it.</summary>
internal abstract record FetchResult;

/// <summary>It brought a body.</summary>
/// <param name="Final">Where the redirects ended.</param>
/// <param name="Chain">All addresses on the way, the first and the final one included.</param>
/// <param name="Body">The body, decompressed.</param>
/// <param name="Charset">What the header says.</param>
/// <param name="Version">For the next conditional request.</param>
internal sealed record FetchedBody(Uri Final, IReadOnlyList<Uri> Chain, byte[] Body, string? Charset, DocumentVersion Version) : FetchResult
{
    /// <summary>What the header <c>X-Robots-Tag</c> asks for.</summary>
    public RobotsDirectives Robots { get; init; } = RobotsDirectives.None;

    /// <summary>The canonical address that the header <c>Link</c> names, as written.</summary>
    public string? CanonicalUrl { get; init; }
}

/// <summary>304: as it was.</summary>
internal sealed record NotModified(Uri Final) : FetchResult;

/// <summary>404 or 410.</summary>
internal sealed record Missing(int Status) : FetchResult;

/// <summary>The body is of a type that was not asked for, and was not transferred.</summary>
internal sealed record OtherContent(string MediaType) : FetchResult;

/// <summary>A redirect left the host.</summary>
internal sealed record RedirectedAway(Uri Target) : FetchResult;

/// <summary>Nothing usable came.</summary>
/// <param name="Reason">What went wrong and what to do.</param>
/// <param name="IsPassing">Whether another time may bring it: until then, nobody knows what it links to.</param>
internal sealed record FetchFailure(string Reason, bool IsPassing) : FetchResult
{
    /// <summary>Whether a server answered at all.</summary>
    public bool IsAnswered { get; init; } = true;

    /// <summary>Whether the server said that it is asked too often.</summary>
    public bool IsTooOften { get; init; }

    /// <summary>The pause that the server asks for; null where it names none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
