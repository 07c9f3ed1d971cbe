using System.Text.RegularExpressions;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Answering.Searching;

/// <summary>The words of a text that say what it is about.</summary>
internal static partial class ContentWords
{
    /// <summary>The content words, in small letters, each once, in order.</summary>
    public static IReadOnlyList<string> Of(string text) =>
    [
        .. Word().Matches(text.ToLowerInvariant())
            .Select(match => match.Value.Trim('\'', '-', '.'))
            .Where(word => word.Length > 1 && !StopWords.IsAny(word.Replace("'", "", StringComparison.Ordinal)))
            .Distinct(),
    ];

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_'.-]*")]
    private static partial Regex Word();
}
