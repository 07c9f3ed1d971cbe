namespace Assistant.Ingest.Sources.Websites;

/// <summary>One line of a robots.txt: the start of a path, in which <c>*</c> stands for anything and a last <c>$</c> for its end.</summary>
internal sealed class RobotsPattern
{
    private readonly string[] _parts;
    private readonly bool _isWhole;

    /// <summary>Reads the value of a line.</summary>
    public RobotsPattern(string value, bool allows)
    {
        Length = value.Length;
        Allows = allows;
        _isWhole = value.EndsWith('$');
        _parts = Unescape(_isWhole ? value[..^1] : value).Split('*');
    }

    /// <summary>How much it says: the longest one that matches decides.</summary>
    public int Length { get; }

    /// <summary>Whether it permits.</summary>
    public bool Allows { get; }

    /// <summary>Paths and patterns may escape characters that need none; they are compared without.</summary>
    public static string Unescape(string path) => path.Contains('%') ? Uri.UnescapeDataString(path) : path;

    /// <summary>Whether a path with its query, unescaped, matches. Each part is sought where it first occurs, so no pattern is slow.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }
        var at = _parts[0].Length;
        for (var index = 1; index < _parts.Length; index++)
        {
            var isLast = index == _parts.Length - 1;
            var found = isLast && _isWhole
                ? EndsFrom(path, _parts[index], at)
                : path.IndexOf(_parts[index], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }
            at = found + _parts[index].Length;
        }
        return !_isWhole || at == path.Length;
    }

    private static int EndsFrom(string path, string part, int at) =>
        path.Length - part.Length >= at && path.EndsWith(part, StringComparison.Ordinal) ? path.Length - part.Length : -1;
}
