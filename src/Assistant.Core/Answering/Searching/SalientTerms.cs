using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Answering.Searching;

/// <summary>The words of a question that carry what it is about, as they are written: names, commands, options, paths.</summary>
internal static class SalientTerms
{
    private static readonly char[] Around = ['.', ',', ';', ':', '!', '?', '"', '\'', '`', '(', ')', '[', ']', '*', '“', '”'];

    /// <summary>The first so many of them, each once.</summary>
    public static IEnumerable<string> Of(string question, int most) => question
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.TrimStart(Around[1..]).TrimEnd(Around))
        .Where(word => word.Any(char.IsLetterOrDigit) && !StopWords.IsAny(word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal)))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(most);
}
