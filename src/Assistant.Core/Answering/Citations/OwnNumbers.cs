using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>
/// Numbers that only say in words what a command of the same sentence asks for: "for 16 nodes use <c>-N 16</c>". They are as
/// much the user's choice as those in the command; but not in a sentence that tells of a limit.
/// </summary>
internal static partial class OwnNumbers
{
    private const int LongestSentence = 1000;

    /// <summary>Whether a number of a sentence does so.</summary>
    /// <param name="piece">The number.</param>
    /// <param name="prose">The sentence.</param>
    /// <param name="code">The stretches of code in it.</param>
    public static bool Restate(ClaimPiece piece, string prose, IReadOnlyList<string> code)
    {
        if (piece.Within is not null || prose.Length > LongestSentence || Limit().IsMatch(prose))
        {
            return false;
        }

        var number = Digits().Match(piece.Text).Value;
        return number.Length > 0 && code.Any(one => Asks().IsMatch(one) && TextSearch.Places(one, number).Any(place => !IsDigit(one, place.Start - 1) && !IsDigit(one, place.End)));
    }

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    [GeneratedRegex(@"^[0-9]+")]
    private static partial Regex Digits();

    // More than a name: an option, or words behind a command.
    [GeneratedRegex(@"^-|\s-|=|^[a-z][\w.-]*\s")]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:limit\w*|quota\w*|default\w*|up to|at most|at least|no more than|less than|more than|within|after|every|max\w*|min(?:imum|imal)\w*|longest|shortest|largest|smallest|only|must|allow\w*|permit\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Limit();
}
