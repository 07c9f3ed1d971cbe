using Assistant.Core.Conversations;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// Tells passages that may answer a question from those that merely were the best of nothing. Scores of searches cannot be
/// compared with each other, so it looks at words: how much of what the question is about the sources leave open.
/// </summary>
internal static class Relevance
{
    /// <summary>The share of a question that may stay open. Chosen with the command <c>calibrate</c>; see docs/answering.md.</summary>
    public const double MayStayOpen = 0.14;

    // Longer texts are mails, which name people and occasions that no documentation knows.
    private const int LongestQuestion = 40;

    // A name that nothing mentions is mostly the very thing that is asked for.
    private const double NameWeight = 2;

    private const int Looked = 3;
    private const double EnoughShare = 0.33;
    private const int EnoughWords = 4;

    /// <summary>Judges the sources that were found for a question.</summary>
    /// <param name="question">The question, or the query made of it.</param>
    /// <param name="sources">The sources, best first.</param>
    /// <param name="unknown">
    /// The words of the question, in small letters, that nothing which the reader may read has; null where its words are
    /// not weighed one by one, as those of a ticket.
    /// </param>
    public static RelevanceVerdict Judge(string question, IReadOnlyList<Citation> sources, IReadOnlyCollection<string>? unknown)
    {
        if (sources.Count == 0)
        {
            return new RelevanceVerdict(1, []);
        }

        var covered = IsCovered(question, sources);
        if (unknown is null || question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > LongestQuestion)
        {
            return new RelevanceVerdict(covered ? 0 : 1, []);
        }

        var held = string.Join('\n', sources.Select(source => $"{source.Title}\n{source.Heading}\n{source.Quote}\n{source.Url}"));
        var words = QuestionWord.AllOf(question);
        var names = words.Where(word => word.IsName && !Mentions(held, word.Text)).ToList();
        var others = words.Where(word => !names.Contains(word) && !word.Text.Contains('-') && unknown.Contains(word.Text.ToLowerInvariant())).ToList();
        var open = words.Count == 0 ? 0 : Math.Min(1, ((names.Count * NameWeight) + others.Count) / words.Count);
        return new RelevanceVerdict(covered ? open : 1, [.. names.Concat(others).Select(word => word.Text)]);
    }

    // Whether the best sources hold a third of what the query is about, or of a long one a few words.
    private static bool IsCovered(string query, IReadOnlyList<Citation> sources)
    {
        var wanted = Stems(query);
        if (wanted.Count == 0)
        {
            return true;
        }

        var held = sources.Take(Looked).SelectMany(source => Stems($"{source.Title} {source.Heading} {source.Quote} {source.Url}")).ToHashSet(StringComparer.Ordinal);
        var found = wanted.Count(word => held.Contains(word) || held.Any(other => Alike(word, other)));
        return found >= Math.Min(wanted.Count * EnoughShare, EnoughWords);
    }

    private static List<string> Stems(string text) => [.. ContentWords.Of(text).Where(word => word.Any(char.IsLetter)).Select(EnglishStem.Of).Distinct()];

    private static bool Mentions(string text, string name) => Occurs(text, name) || (name.EndsWith('s') && Occurs(text, name[..^1]));

    // As a word of its own, or with the ending of a plural: "Ray" is not in "array", nor "Mathematica" in "mathematical".
    private static bool Occurs(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            end += end < text.Length && text[end] is 's' ? 1 : 0;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end])))
            {
                return true;
            }
        }

        return false;
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

/// <summary>How the sources that were found fit a question.</summary>
/// <param name="Open">The share of the question that they leave open, 0 to 1.</param>
/// <param name="Missing">The words of the question that they do not have, names first.</param>
internal sealed record RelevanceVerdict(double Open, IReadOnlyList<string> Missing)
{
    /// <summary>Whether they may answer it.</summary>
    public bool IsEnough => Open < Relevance.MayStayOpen;
}
