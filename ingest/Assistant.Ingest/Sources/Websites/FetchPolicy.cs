using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>How patient and how greedy requests are.</summary>
internal sealed record FetchPolicy
{
    /// <summary>The values for real sites.</summary>
    public static FetchPolicy Default { get; } = new();

    /// <summary>How often a request is sent in all before it counts as failed.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The longest a request may take, body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest silence: before the answer begins, and between two pieces of its body.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After that long a request no longer counts as one of those under way, so that it holds up no other.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause before the second try; doubled before each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a server may ask for with <c>Retry-After</c>.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest pause between requests that a robots.txt may ask for.</summary>
    public TimeSpan LongestCrawlDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest body, in bytes after decompression.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The most tags of a page: a parser takes some hundred bytes for each.</summary>
    public int MaxTags { get; init; } = 400_000;

    /// <summary>The most redirects in a row.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>After so many failed requests without a good one between them, a site counts as down.</summary>
    public int FailuresUntilDown { get; init; } = 40;

    /// <summary>The policy with what the settings of a source say.</summary>
    public FetchPolicy With(SourceOptions options) => this with
    {
        Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
        IdleTimeout = TimeSpan.FromSeconds(Math.Min(options.TimeoutSeconds, IdleTimeout.TotalSeconds)),
        MaxBytes = options.MaxPageMegabytes * 1024 * 1024,
    };
}
