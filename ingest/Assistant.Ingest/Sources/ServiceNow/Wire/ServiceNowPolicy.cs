namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>How patient requests are.</summary>
internal sealed record ServiceNowPolicy
{
    /// <summary>A run at night: patient, for the limit of requests is counted by the hour.</summary>
    public static ServiceNowPolicy Night { get; } = new();

    /// <summary>Somebody waits for the answer.</summary>
    public static ServiceNowPolicy Live { get; } = new() { Tries = 1, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>How often a request is sent in all before it counts as failed.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The longest a request may take; ServiceNow itself cuts it off after 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>The pause before the second try; doubled before each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause that it may ask for with <c>Retry-After</c>; its limits are counted by the hour.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(65);

    /// <summary>The largest body, in bytes after decompression.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;
}
