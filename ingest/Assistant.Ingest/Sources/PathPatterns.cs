using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources;

/// <summary>The paths that a source takes: patterns in which <c>*</c> stands for anything, matched against the whole path.</summary>
internal sealed class PathPatterns(IEnumerable<string> include, IEnumerable<string> exclude)
{
    private readonly List<Regex> _include = [.. include.Select(Compile)];
    private readonly List<Regex> _exclude = [.. exclude.Select(Compile)];

    /// <summary>Whether a path, which starts with a slash, is taken.</summary>
    public bool Takes(string path) =>
        (_include.Count == 0 || _include.Exists(pattern => pattern.IsMatch(path))) && !_exclude.Exists(pattern => pattern.IsMatch(path));

    /// <summary>Whether all that may lie in a folder, whose path starts with a slash, is left out by name.</summary>
    public bool ExcludesFolder(string path) => _exclude.Exists(pattern => pattern.IsMatch(path + "/\0"));

    private static Regex Compile(string pattern)
    {
        var rooted = pattern.StartsWith('/') || pattern.StartsWith('*') ? pattern : "/" + pattern;
        return new Regex($"^{Regex.Escape(rooted).Replace("\\*", ".*")}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
