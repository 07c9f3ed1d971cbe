using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources;

/// <summary>What a site's robots.txt (RFC 9309) asks of this crawler.</summary>
internal sealed class RobotsRules
{
    /// <summary>The name that a robots.txt may call this crawler by.</summary>
    public const string ProductToken = "HPC-Support-Assistant";

    private readonly List<(Regex Pattern, int Length, bool Allow)> _rules = [];

    /// <summary>No rules: everything is allowed.</summary>
    public static RobotsRules None { get; } = new();

    /// <summary>The addresses of sitemaps that it names.</summary>
    public List<string> Sitemaps { get; } = [];

    /// <summary>Reads a robots.txt; lines that make no sense are passed over.</summary>
    public static RobotsRules Parse(string text)
    {
        var rules = new RobotsRules();
        var groups = new List<Group>();
        var inAgents = false;
        foreach (var line in text.Split('\n'))
        {
            var (key, value) = Field(line);
            switch (key)
            {
                case "user-agent":
                    if (!inAgents)
                    {
                        groups.Add(new Group([], []));
                    }
                    groups[^1].Agents.Add(value);
                    inAgents = true;
                    break;
                case "allow" or "disallow":
                    inAgents = false;
                    if (groups.Count > 0 && value.Length > 0)
                    {
                        groups[^1].Rules.Add((value, key == "allow"));
                    }
                    break;
                case "sitemap":
                    rules.Sitemaps.Add(value);
                    break;
            }
        }
        rules.Take(groups);
        return rules;
    }

    /// <summary>Whether a path with its query may be fetched: the longest rule decides, and of equals the permission.</summary>
    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        var best = _rules.Where(rule => rule.Pattern.IsMatch(path)).OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allow).FirstOrDefault();
        return best.Pattern is null || best.Allow;
    }

    private void Take(List<Group> groups)
    {
        var ours = groups.Where(group => group.Agents.Exists(agent => agent.Equals(ProductToken, StringComparison.OrdinalIgnoreCase))).ToList();
        foreach (var (path, allow) in (ours.Count > 0 ? ours : groups.Where(group => group.Agents.Contains("*"))).SelectMany(group => group.Rules))
        {
            var pattern = "^" + Regex.Escape(path).Replace("\\*", ".*");
            pattern = pattern.EndsWith("\\$", StringComparison.Ordinal) ? pattern[..^2] + "$" : pattern;
            _rules.Add((new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), path.Length, allow));
        }
    }

    private static (string Key, string Value) Field(string line)
    {
        var text = line.Split('#', 2)[0];
        var colon = text.IndexOf(':');
        return colon < 0 ? (string.Empty, string.Empty) : (text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim());
    }

    private sealed record Group(List<string> Agents, List<(string Path, bool Allow)> Rules);
}
