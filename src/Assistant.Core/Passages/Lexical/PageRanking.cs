namespace Assistant.Core.Passages.Lexical;

/// <summary>Ranks passages by their page as well: a page with several good passages is a better one, but shall not fill the list.</summary>
internal static class PageRanking
{
    // What the second best passage of a page adds to all of them.
    private const float SupportFactor = 0.25f;

    // What each further passage of a page loses.
    private const float RepeatFactor = 0.8f;

    /// <summary>The best passages, with their final scores; of equal ones those that came first.</summary>
    public static IReadOnlyList<(T Passage, float Score)> Rank<T, TPage>(IEnumerable<(T Passage, TPage Page, float Score)> candidates, int top)
    {
        var ranked = new List<(T Passage, int Place, float Score)>();
        foreach (var page in candidates.Select((candidate, place) => (candidate.Passage, candidate.Page, candidate.Score, Place: place)).GroupBy(candidate => candidate.Page))
        {
            var ordered = page.OrderByDescending(candidate => candidate.Score).ToList();
            var support = ordered.Count > 1 ? SupportFactor * ordered[1].Score : 0;
            var factor = 1f;
            foreach (var candidate in ordered)
            {
                ranked.Add((candidate.Passage, candidate.Place, (candidate.Score + support) * factor));
                factor *= RepeatFactor;
            }
        }

        return [.. ranked.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Place).Take(top).Select(candidate => (candidate.Passage, candidate.Score))];
    }
}
