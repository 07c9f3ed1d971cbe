using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The paths of a source, compared folder by folder: where one side has a blank to fill in, the other may have any name.</summary>
internal sealed partial class SourcePaths
{
    private readonly List<string[]> _paths;

    /// <summary>Reads the paths out of a text of normal form.</summary>
    public SourcePaths(string text) =>
        _paths = [.. Path().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Select(Parts)];

    /// <summary>Whether a path, or one below it, stands in the source.</summary>
    public bool Hold(string path) => Parts(path) is var parts && _paths.Exists(known => known.Length >= parts.Length && Same(known, parts, parts.Length));

    /// <summary>The same of a path in a command, where what lies in the user's own folder may have any name.</summary>
    public bool HoldForUser(string path)
    {
        var parts = Parts(path);
        var own = Array.FindIndex(parts, IsBlank);
        return Hold(path)
            || (own > 0 && _paths.Exists(known => known.Length > own && Same(known, parts, own + 1)))
            || _paths.Exists(known => known.Length > 1 && known.Length < parts.Length && IsBlank(known[^1]) && Same(known, parts, known.Length));
    }

    private static bool Same(string[] known, string[] parts, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (known[i] != parts[i] && !(i > 0 && (Fits(known[i], parts[i]) || Fits(parts[i], known[i]))))
            {
                return false;
            }
        }

        return true;
    }

    // What stands before a blank, as in run-$ID, must be the same. Names of hidden files come from programs: no blank stands for one.
    private static bool Fits(string pattern, string name) =>
        BlankAt(pattern) is >= 0 and var at && name.AsSpan().StartsWith(pattern.AsSpan(0, at)) && (at > 0 ? pattern[..at] != "." : !(name.Length > 1 && name[0] == '.'));

    // The home folder is one place, however it is written. What stands before the first slash is the first part.
    private static string[] Parts(string path)
    {
        var plain = path.TrimEnd('/', '.', ',', ':', ';');
        plain = plain.StartsWith("$HOME/", StringComparison.Ordinal) || plain.StartsWith("${HOME}/", StringComparison.Ordinal) ? "~" + plain[plain.IndexOf('/', StringComparison.Ordinal)..] : plain;
        return plain.Split('/');
    }

    private static bool IsBlank(string part) => BlankAt(part) == 0;

    private static int BlankAt(string part) => part is "..." || Whose().IsMatch(part) ? 0 : part.AsSpan().IndexOfAny("<{$%*…");

    [GeneratedRegex(@"^(?:my|your)[_-]?(?:user|name|project|account|group|folder|dir)", RegexOptions.IgnoreCase)]
    private static partial Regex Whose();

    [GeneratedRegex(@"(?<![\p{L}\p{N}/.~$}>_%-])(?:~|\$\{?\w+\}?|\.{1,2})?/[^\s""'()|,;:=`]*")]
    private static partial Regex Path();
}
