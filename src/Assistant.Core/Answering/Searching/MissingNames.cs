using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// Finds names in a question, of programs, machines, places, that no source mentions: a search still brings the pages
/// that fit the rest of its words, and a reader should know.
/// </summary>
internal static partial class MissingNames
{
    // Longer texts are mails, which name people and occasions that no documentation knows.
    private const int LongestQuestion = 40;

    private static readonly HashSet<string> Calendar = new(
        DateTimeFormatInfo.InvariantInfo.DayNames.Concat(DateTimeFormatInfo.InvariantInfo.MonthNames), StringComparer.OrdinalIgnoreCase);

    /// <summary>The names, in the order of the question; empty for a long question.</summary>
    public static IReadOnlyList<string> Find(string question, IReadOnlyList<Citation> sources)
    {
        if (question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > LongestQuestion)
        {
            return [];
        }

        var held = string.Join('\n', sources.Select(source => $"{source.Title}\n{source.Heading}\n{source.Quote}\n{source.Url}"));
        return
        [
            .. Name().Matches(question)
                .Select(match => match.Value)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(name => !Calendar.Contains(name) && !Mentions(held, name) && !(name.EndsWith('s') && Mentions(held, name[..^1]))),
        ];
    }

    private static bool Mentions(string text, string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase);

    // A capital within a sentence: behind a small letter, a digit or comma, or behind another word with a capital.
    [GeneratedRegex(@"(?<=[\p{Ll}\p{N},] |\p{Lu}\w* )\p{Lu}[\w+-]{2,}")]
    private static partial Regex Name();
}
