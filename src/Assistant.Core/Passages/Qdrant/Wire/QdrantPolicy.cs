namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>How patient requests are.</summary>
internal sealed record QdrantPolicy
{
    /// <summary>Somebody waits for the answer.</summary>
    public static QdrantPolicy Reading { get; } = new() { Tries = 3, Timeout = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromSeconds(3) };

    /// <summary>A run writes: rates are counted by the minute, and a lost night is worse than a long one.</summary>
    public static QdrantPolicy Writing { get; } = new() { Tries = 6, Timeout = TimeSpan.FromSeconds(90), LongestPause = TimeSpan.FromSeconds(90), RepeatsTimeouts = true };

    /// <summary>How often a request is sent in all before it counts as failed.</summary>
    public required int Tries { get; init; }

    /// <summary>The longest that one try may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The longest pause that the server may ask for with <c>Retry-After</c>; it is not waited for a longer one.</summary>
    public required TimeSpan LongestPause { get; init; }

    /// <summary>Whether a try that took too long is repeated.</summary>
    public bool RepeatsTimeouts { get; init; }

    /// <summary>The pause before the second try, where the server names none; doubled before each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(250);
}
