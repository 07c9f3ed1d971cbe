using Assistant.Core.Passages;

namespace Assistant.Core.Retrieval;

/// <summary>
/// Merges rankings of the same passages by their ranks alone, because scores of two searches share no scale
/// (reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009).
/// </summary>
public static class RankFusion
{
    // From the paper; it keeps a single first place from outweighing agreement.
    private const int K = 60;

    /// <summary>The passages of all rankings, those that stand high in several first.</summary>
    /// <param name="rankings">Each best first.</param>
    /// <param name="top">The most passages wanted.</param>
    public static IReadOnlyList<RankedPassage> Fuse(IReadOnlyList<IReadOnlyList<RankedPassage>> rankings, int top) =>
        Fuse([.. rankings.Select(ranking => (ranking, 1.0))], top);

    /// <summary>The same with a weight for each ranking.</summary>
    /// <param name="rankings">Each best first, and how much it counts.</param>
    /// <param name="top">The most passages wanted.</param>
    public static IReadOnlyList<RankedPassage> Fuse(IReadOnlyList<(IReadOnlyList<RankedPassage> Ranking, double Weight)> rankings, int top)
    {
        var scores = new Dictionary<Guid, (Passage Passage, double Score, int Best)>();
        foreach (var (ranked, weight) in rankings.SelectMany(ranking => ranking.Ranking.Select(ranked => (ranked, ranking.Weight))))
        {
            var before = scores.GetValueOrDefault(ranked.Passage.Id, (ranked.Passage, 0, int.MaxValue));
            scores[ranked.Passage.Id] = (ranked.Passage, before.Score + (weight / (K + ranked.Rank)), Math.Min(before.Best, ranked.Rank));
        }

        return
        [
            .. scores.Values
                .OrderByDescending(fused => fused.Score).ThenBy(fused => fused.Best)
                .Take(top)
                .Select((fused, index) => new RankedPassage(index + 1, fused.Score, fused.Passage)),
        ];
    }
}
