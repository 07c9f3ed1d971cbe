using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The form in which a token stands in the index.</summary>
internal static class WordForm
{
    private const int ShortestStemmed = 3;

    /// <summary>A whole command or path as it is, a word by its stem; null for a word that is not indexed.</summary>
    public static string? Of(TextToken token) => token.Role == TokenRole.Whole ? token.Text : Of(token.Text);

    /// <summary>A word by its stem; null for one that is not indexed.</summary>
    public static string? Of(string word) =>
        StopWords.IsDropped(word) ? null
        : word.Length < ShortestStemmed || !word.All(char.IsAsciiLetter) ? word
        : EnglishStem.Of(word);
}
