namespace Assistant.Ingest.Sources;

/// <summary>How patient and how greedy requests are.</summary>
internal sealed record FetchPolicy
{
    /// <summary>The values for real sites.</summary>
    public static FetchPolicy Default { get; } = new();

    /// <summary>How often a request is sent in all before it counts as failed.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The longest a request may take, body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the second try; doubled before each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause that a server may ask for with <c>Retry-After</c>.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest body, in bytes after decompression.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The most redirects in a row.</summary>
    public int MaxRedirects { get; init; } = 10;
}
