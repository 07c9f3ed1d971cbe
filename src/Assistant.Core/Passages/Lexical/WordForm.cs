using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Lexical;

/// <summary>The form in which a word stands in an index.</summary>
internal static class WordForm
{
    private const int ShortestInflected = 4;

    /// <summary>Ordinary words stand as their stem, everything else as it is.</summary>
    public static string Of(string word, TokenRole role) =>
        role == TokenRole.Whole || word.Length < ShortestInflected || !word.All(char.IsAsciiLetter) ? word : EnglishStem.Of(word);
}
