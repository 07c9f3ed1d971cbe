using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>Numbers that are written as words, in whole or in part.</summary>
internal static partial class NumberWords
{
    private static readonly Dictionary<string, int> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    /// <summary>The text with such words as digits, "5 million" as 5000000 and "an hour" as "1 hour".</summary>
    public static string ToDigits(string text)
    {
        var digits = Word().Replace(text, match => Digits(Value(match.Groups["tens"].Value) + Value(match.Groups["ones"].Value)));
        digits = Large().Replace(digits, match => Digits((long)(decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * Factor(match.Groups["factor"].Value))));
        return Single().Replace(digits, "1");
    }

    /// <summary>A time whose number is a word, such as "two weeks". Other counts in words are too often the answer's own.</summary>
    [GeneratedRegex(@"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)[ -](?:(?:working|business|calendar)[ -])?(?:second|minute|hour|day|week|month|year)s?\b", RegexOptions.IgnoreCase)]
    public static partial Regex Time();

    private static int Value(string word) => Values.GetValueOrDefault(word);

    private static decimal Factor(string word) => char.ToLowerInvariant(word[0]) switch { 't' => 1_000, 'm' => 1_000_000, _ => 1_000_000_000 };

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?<ones>one|two|three|four|five|six|seven|eight|nine))?|(?<ones>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w.,])(?<number>[0-9]{1,6}(?:\.[0-9]{1,6})?) (?<factor>thousand|million|billion)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Large();

    [GeneratedRegex(@"\b(?:a|an)(?= (?:second|minute|hour|day|week|month|year)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Single();
}
