using System.Globalization;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Answering.Searching;

/// <summary>A word of a question that says what it is about.</summary>
/// <param name="Text">As it is written, without the punctuation around it.</param>
/// <param name="IsName">Whether it looks like the name of a program, a machine, a place: a capital within a sentence, or letters with digits.</param>
internal sealed record QuestionWord(string Text, bool IsName)
{
    private static readonly char[] Around = ['.', ',', ';', ':', '!', '?', '"', '\'', '`', '(', ')', '[', ']', '*', '“', '”', '<', '>'];

    private static readonly HashSet<string> Calendar = new(
        DateTimeFormatInfo.InvariantInfo.DayNames.Concat(DateTimeFormatInfo.InvariantInfo.MonthNames), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The telling words of a question, each once. Numbers, options, paths and what else a user has of their own are left
    /// out: no documentation knows them.
    /// </summary>
    public static IReadOnlyList<QuestionWord> AllOf(string question)
    {
        var words = new List<QuestionWord>();
        var begins = true;
        foreach (var written in question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var word = written.Trim(Around);
            if (IsTelling(word) && !words.Exists(known => known.Text.Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                words.Add(new QuestionWord(word, LooksLikeName(word, begins)));
            }

            begins = written[^1] is '.' or '!' or '?' or ':';
        }

        return words;
    }

    private static bool IsTelling(string word) =>
        word.Length > 1 && char.IsLetter(word[0]) && word.IndexOfAny(['/', '=', '_', '@', ':', '\\', '(', '{']) < 0
        && word.Count(char.IsDigit) <= word.Length / 2 && !Calendar.Contains(word)
        && !StopWords.IsAny(word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal));

    private static bool LooksLikeName(string word, bool begins) =>
        word.Skip(1).Any(char.IsUpper) || (char.IsUpper(word[0]) && !begins) || (word.Any(char.IsAsciiDigit) && !word.Contains('.'));
}
