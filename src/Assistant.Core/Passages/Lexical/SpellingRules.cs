using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Lexical;

/// <summary>Which words may be mistyped, and what they may have meant.</summary>
internal static class SpellingRules
{
    /// <summary>The most words that one word may have meant.</summary>
    public const int MostCorrections = 3;

    /// <summary>The most words of one question that are corrected: a pasted log has hundreds of unknown words, none of them mistyped.</summary>
    public const int MostWords = 8;

    /// <summary>The first letter is seldom wrong, and holding it fast makes the search many times faster.</summary>
    public const int PrefixLength = 1;

    /// <summary>How many letters of an unknown word may be wrong; 0 for what is no ordinary word.</summary>
    public static int EditsOf(string word)
    {
        var edits = word.Length switch { < 4 => 0, < 7 => 1, < 30 => 2, _ => 0 };
        return edits > 0 && word.All(char.IsAsciiLetter) && !StopWords.IsAny(word) ? edits : 0;
    }

    /// <summary>Of words at one distance those that stand in most passages.</summary>
    public static IReadOnlyList<string> Best(IEnumerable<(string Word, int Passages)> near) =>
        [.. near.OrderByDescending(candidate => candidate.Passages).Take(MostCorrections).Select(candidate => candidate.Word)];
}
