namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// Light stemming of English words: plurals, <c>-ing</c>, <c>-ed</c> and <c>-ly</c>. It never makes one stem of two words
/// that differ in meaning for the sake of a common root, as Porter's does (university, universe).
/// </summary>
internal static class EnglishStem
{
    private const int ShortestStem = 3;

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        var singular = Singular(word);
        var stem =
            Without(singular, "ingly") ?? Without(singular, "edly")
            ?? Without(singular, "ing") ?? Without(singular, "ed");
        return WithoutFinalE(stem ?? singular);
    }

    private static string Singular(string word)
    {
        if (word.Length <= ShortestStem || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return word;
        }

        return word.EndsWith("ies", StringComparison.Ordinal) ? word.Length > 4 ? word[..^3] + "y" : word[..^1]
            : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
                || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) ? word[..^2]
            : word[..^1];
    }

    // The rest must hold a vowel, and a doubled consonant at its end is a sign of the ending: running, submitted.
    private static string? Without(string word, string ending)
    {
        if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < ShortestStem)
        {
            return null;
        }

        var stem = word[..^ending.Length];
        if (!stem.AsSpan().ContainsAny("aeiouy") || (stem[^1] == 'e' && ending == "ed")) // string, speed
        {
            return null;
        }

        return stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o') ? stem[..^1] : stem;
    }

    private static string WithoutFinalE(string word) => word.Length > ShortestStem && word[^1] == 'e' ? word[..^1] : word;
}
