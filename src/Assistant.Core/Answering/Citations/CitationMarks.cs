using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Finds the citations in an answer: <c>[1]</c>, <c>[1, 2]</c>, <c>[1-3]</c>, <c>[1][3]</c>; never within code.</summary>
public static partial class CitationMarks
{
    // Larger numbers in brackets are years, sizes or array bounds.
    private const int LargestNumber = 99;

    /// <summary>All citations of a text, in order.</summary>
    public static IReadOnlyList<CitationMark> FindAll(string markdown)
    {
        var code = CodeSpans.FindAll(markdown);
        return
        [
            .. Mark().Matches(markdown)
                .Where(match => !CodeSpans.Contains(code, match.Index))
                .Select(match => new CitationMark(match.Index, match.Length, Numbers(match.Groups["numbers"].Value)))
                .Where(mark => mark.Numbers.Count > 0),
        ];
    }

    /// <summary>The text without its citations.</summary>
    public static string Remove(string markdown)
    {
        var rest = new StringBuilder(markdown.Length);
        var kept = 0;
        foreach (var mark in FindAll(markdown))
        {
            var start = mark.Start > kept && markdown[mark.Start - 1] == ' ' ? mark.Start - 1 : mark.Start;
            rest.Append(markdown, kept, start - kept);
            kept = mark.Start + mark.Length;
        }

        return rest.Append(markdown, kept, markdown.Length - kept).ToString();
    }

    private static List<int> Numbers(string list)
    {
        var numbers = new List<int>();
        foreach (var part in list.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–', '—'], StringSplitOptions.TrimEntries).Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            if (ends.Any(end => end is 0 or > LargestNumber) || ends[^1] < ends[0])
            {
                return [];
            }

            numbers.AddRange(Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));
        }

        return [.. numbers.Distinct()];
    }

    [GeneratedRegex(@"(?<![\\!])\[(?<numbers>[0-9]{1,4}(?:\s*[-–—]\s*[0-9]{1,4})?(?:\s*[,;]\s*[0-9]{1,4}(?:\s*[-–—]\s*[0-9]{1,4})?)*)\](?!:[ ]*(?:https?:|<|/))")]
    private static partial Regex Mark();
}

/// <summary>A citation in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="Numbers">The numbers it names, ranges spelled out.</param>
public sealed record CitationMark(int Start, int Length, IReadOnlyList<int> Numbers);
