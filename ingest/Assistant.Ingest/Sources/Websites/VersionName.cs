using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>The version of a documentation that a folder's name stands for.</summary>
/// <param name="Folder">The name as written.</param>
/// <param name="Rank">How much it is to be preferred by its kind: names for the released state, then numbers, then what is being worked on.</param>
/// <param name="Numbers">The parts of a number.</param>
/// <param name="IsFinal">Whether the number is that of a release, not of a candidate.</param>
internal sealed partial record VersionName(string Folder, int Rank, int[] Numbers, bool IsFinal) : IComparable<VersionName>
{
    private const int NumberRank = 50;

    private static readonly Dictionary<string, int> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stable"] = 100,
        ["current"] = 95,
        ["latest"] = 90,
        ["main"] = 20,
        ["master"] = 20,
        ["trunk"] = 20,
        ["dev"] = 10,
        ["devel"] = 10,
        ["develop"] = 10,
        ["development"] = 10,
        ["next"] = 10,
        ["nightly"] = 10,
        ["edge"] = 10,
        ["unstable"] = 10,
        ["canary"] = 10,
        ["preview"] = 10,
    };

    /// <summary>Whether it is a name, not a number.</summary>
    public bool IsNamed => Rank != NumberRank;

    /// <summary>Reads a folder's name; null where it is no version. A bare number is none: it may be a year, a chapter, a page of a list.</summary>
    public static VersionName? Parse(string folder)
    {
        if (Names.TryGetValue(folder, out var rank))
        {
            return new VersionName(folder, rank, [], true);
        }
        var match = Number().Match(folder);
        return match.Success && (match.Groups["mark"].Length > 0 || match.Groups["number"].Value.Contains('.'))
            ? new VersionName(folder, NumberRank, [.. match.Groups["number"].Value.Split('.').Select(Part)], match.Groups["candidate"].Length == 0)
            : null;
    }

    /// <summary>The better one is greater.</summary>
    public int CompareTo(VersionName? other)
    {
        if (other is null || Rank != other.Rank)
        {
            return other is null ? 1 : Rank.CompareTo(other.Rank);
        }
        if (IsFinal != other.IsFinal)
        {
            return IsFinal.CompareTo(other.IsFinal); // a candidate of the next release yields to the last one
        }
        var byNumber = Numbers.AsSpan().SequenceCompareTo(other.Numbers);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(other.Folder, Folder);
    }

    private static int Part(string digits) => digits is "x" or "X" ? int.MaxValue : int.TryParse(digits, CultureInfo.InvariantCulture, out var part) ? part : 0;

    [GeneratedRegex(@"^(?<mark>v|version[-_]?|release[-_]|rel[-_]|branch[-_])?(?<number>\d{1,5}(\.(\d{1,5}|[xX]))*)(?<candidate>[-_.]?(a|b|rc|alpha|beta|dev|pre)[-_.]?\d*)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
