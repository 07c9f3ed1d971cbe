namespace Assistant.Ingest.Reading;

/// <summary>What a page asks of robots, in a <c>meta name=robots</c> or in the header <c>X-Robots-Tag</c>.</summary>
/// <param name="NoIndex">Not to keep it.</param>
/// <param name="NoFollow">Not to follow its links.</param>
public sealed record RobotsDirectives(bool NoIndex, bool NoFollow)
{
    /// <summary>The name of this crawler, to which a page may speak in particular.</summary>
    public const string ProductToken = "HPC-Support-Assistant";

    /// <summary>Nothing asked.</summary>
    public static RobotsDirectives None { get; } = new(false, false);

    /// <summary>Reads a list such as <c>noindex, nofollow</c>.</summary>
    /// <param name="list">Directives with commas between; one of the header may begin with the name of the robot that it is for.</param>
    public static RobotsDirectives Parse(string? list)
    {
        var found = None;
        var isForUs = true;
        foreach (var part in (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            var directive = part;
            if (part.IndexOf(':') is var colon and > 0 && !IsDirectiveWithValue(part[..colon]))
            {
                isForUs = Names(part[..colon].Trim());
                directive = part[(colon + 1)..].Trim();
            }
            found = isForUs ? found.With(directive.ToLowerInvariant()) : found;
        }
        return found;
    }

    /// <summary>Whether a name is that of all robots, or of this one.</summary>
    public static bool Names(string? robot) =>
        string.Equals(robot, "robots", StringComparison.OrdinalIgnoreCase) || string.Equals(robot, ProductToken, StringComparison.OrdinalIgnoreCase);

    /// <summary>What either of two asks.</summary>
    public RobotsDirectives And(RobotsDirectives other) => new(NoIndex || other.NoIndex, NoFollow || other.NoFollow);

    private RobotsDirectives With(string directive) => directive switch
    {
        "noindex" => this with { NoIndex = true },
        "nofollow" => this with { NoFollow = true },
        "none" => new RobotsDirectives(true, true),
        _ => this,
    };

    private static bool IsDirectiveWithValue(string name) =>
        name.Trim().ToLowerInvariant() is "unavailable_after" or "max-snippet" or "max-image-preview" or "max-video-preview";
}
