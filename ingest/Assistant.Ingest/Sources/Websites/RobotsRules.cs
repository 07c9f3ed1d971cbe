using System.Globalization;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>What a site's robots.txt (RFC 9309) asks of this crawler.</summary>
internal sealed class RobotsRules
{
    // The length that every crawler must be able to read; what comes after it is passed over.
    private const int MaxLength = 512 * 1024;

    private readonly RobotsPattern[] _patterns;

    private RobotsRules(IEnumerable<RobotsPattern> patterns, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        // The longest decides, and of equals the permission; so the first that matches does.
        _patterns = [.. patterns.OrderByDescending(pattern => pattern.Length).ThenByDescending(pattern => pattern.Allows)];
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    /// <summary>No rules: everything is allowed.</summary>
    public static RobotsRules None { get; } = new([], null, []);

    /// <summary>The pause between two requests that it asks for; null for none.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>The addresses of sitemaps that it names, as written.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a robots.txt; lines that make no sense are passed over.</summary>
    public static RobotsRules Parse(string text)
    {
        var groups = new List<RobotsGroup>();
        var sitemaps = new List<string>();
        var inAgents = false;
        foreach (var line in text[..Math.Min(text.Length, MaxLength)].Trim('\uFEFF').Split('\n', '\r'))
        {
            var (key, value) = Field(line);
            switch (key)
            {
                case "user-agent":
                    if (!inAgents)
                    {
                        groups.Add(new RobotsGroup());
                    }
                    groups[^1].Agents.Add(value);
                    inAgents = true;
                    break;
                case "allow" or "disallow" or "crawl-delay":
                    inAgents = false;
                    groups.LastOrDefault()?.Take(key, value);
                    break;
                case "sitemap" when value.Length > 0: // belongs to no group, and ends none
                    sitemaps.Add(value);
                    break;
            }
        }
        var ours = groups.Where(group => group.IsForUs).ToList();
        ours = ours.Count > 0 ? ours : [.. groups.Where(group => group.IsForAll)];
        return new RobotsRules(ours.SelectMany(group => group.Patterns), ours.Max(group => group.CrawlDelay), sitemaps);
    }

    /// <summary>Whether a path with its query may be fetched.</summary>
    public bool Allows(Uri address)
    {
        var path = _patterns.Length == 0 ? string.Empty : RobotsPattern.Unescape(address.PathAndQuery);
        var decisive = Array.Find(_patterns, pattern => pattern.Matches(path));
        return decisive?.Allows ?? true;
    }

    private static (string Key, string Value) Field(string line)
    {
        var text = line.Split('#', 2)[0];
        var colon = text.IndexOf(':');
        return colon < 0 ? (string.Empty, string.Empty) : (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
    }

    /// <summary>The rules for some crawlers.</summary>
    private sealed class RobotsGroup
    {
        public List<string> Agents { get; } = [];

        public List<RobotsPattern> Patterns { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public bool IsForAll => Agents.Contains("*");

        // Some write the version along.
        public bool IsForUs => Agents.Exists(agent => Reading.RobotsDirectives.Names(agent.Split('/')[0].Trim()) && !agent.Equals("robots", StringComparison.OrdinalIgnoreCase));

        public void Take(string key, string value)
        {
            if (key == "crawl-delay")
            {
                CrawlDelay = double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : CrawlDelay;
            }
            else if (value.Length > 0)
            {
                Patterns.Add(new RobotsPattern(value, key == "allow"));
            }
        }
    }
}
