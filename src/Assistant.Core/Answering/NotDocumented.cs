using Assistant.Core.Conversations;

namespace Assistant.Core.Answering;

/// <summary>The answer that the documentation holds no answer.</summary>
internal static class NotDocumented
{
    /// <summary>How it begins, whoever gives it.</summary>
    public const string Phrase = "The documentation does not answer this.";

    private const int NearestPages = 3;
    private const int MostWords = 3;

    /// <summary>Whether an answer says so.</summary>
    public static bool IsSaidBy(string answer) =>
        answer.TrimStart(' ', '\n', '*', '"', '“').StartsWith(Phrase, StringComparison.OrdinalIgnoreCase);

    /// <summary>The whole answer, with the pages that come nearest.</summary>
    public static string Write(IReadOnlyList<Citation> sources) => Phrase + Nearest(sources);

    /// <summary>A paragraph with the pages that come nearest; empty for none.</summary>
    public static string Nearest(IReadOnlyList<Citation> sources)
    {
        var pages = sources.DistinctBy(source => source.Url).Take(NearestPages).Select(source => $"- {Name(source)} [{source.N}]");
        return sources.Count == 0 ? "" : "\n\nThe nearest pages are:\n\n" + string.Join('\n', pages);
    }

    /// <summary>A sentence on what nothing that the reader may read mentions; empty for nothing.</summary>
    public static string Unmentioned(IReadOnlyList<string> words) =>
        words.Count == 0 ? "" : $" Nothing in it mentions {string.Join(" or ", words.Take(MostWords).Select(word => $"“{word}”"))}.";

    private static string Name(Citation source) => source.Heading.Length > 0 ? $"{source.Title} › {source.Heading}" : source.Title;
}
