namespace Assistant.Core.Configuration;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    private const int ShortestPart = 4;

    /// <summary>The known name that is nearest to one that is not known; null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var best = names.MinBy(candidate => Distance(candidate, name));
        return best is not null && Distance(best, name) <= Math.Max(2, name.Length / 3) ? best
            : names.FirstOrDefault(candidate => name.Length >= ShortestPart && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Levenshtein's edit distance without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
