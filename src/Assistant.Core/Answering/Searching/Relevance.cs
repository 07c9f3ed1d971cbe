using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// Tells quotations that may answer a question from passages that merely were the best of nothing. Scores of searches
/// cannot be compared with each other, so it looks at words: the best passages must share enough of the question's.
/// </summary>
internal static class Relevance
{
    private const int Looked = 3;
    private const double EnoughShare = 0.33;
    private const int EnoughWords = 4;

    /// <summary>Whether the best sources hold a third of what the query is about, or of a long one a few words.</summary>
    public static bool IsEnough(string query, IReadOnlyList<Citation> sources)
    {
        var wanted = ContentWords.Of(query);
        if (wanted.Count == 0)
        {
            return sources.Count > 0;
        }

        var held = sources.Take(Looked).SelectMany(source => ContentWords.Of($"{source.Title} {source.Heading} {source.Quote} {source.Url}")).ToHashSet(StringComparer.Ordinal);
        var found = wanted.Count(word => held.Contains(word) || held.Any(other => Alike(word, other)));
        return found >= Math.Min(wanted.Count * EnoughShare, EnoughWords);
    }

    // Forms of one word, or one with a typing error: the same beginning, or one letter changed, lost, added or swapped.
    private static bool Alike(string a, string b)
    {
        if (a.Length < 4 || b.Length < 4 || a[0] != b[0] || Math.Abs(a.Length - b.Length) > 3)
        {
            return false;
        }

        var shared = 0;
        while (shared < Math.Min(a.Length, b.Length) && a[shared] == b[shared])
        {
            shared++;
        }

        if (shared >= Math.Max(4, Math.Max(a.Length, b.Length) - 3))
        {
            return true;
        }

        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - shared && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        return a.Length > 4 && Math.Max(a.Length, b.Length) - shared - tail <= (a.Length == b.Length ? 2 : 1);
    }
}
