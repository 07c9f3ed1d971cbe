namespace Assistant.Core.Evaluation;

/// <summary>A measure of how well right pages were found: one value a question, averaged over questions; 1 is perfect.</summary>
/// <param name="Name">As spelled in reports: <c>success@1</c>, <c>mrr@10</c>.</param>
/// <param name="ValueOf">Its value for one question.</param>
public sealed record RetrievalMetric(string Name, Func<QuestionOutcome, double> ValueOf)
{
    private const int Depth = 10;

    /// <summary>All metrics, in the order of reports.</summary>
    public static IReadOnlyList<RetrievalMetric> All { get; } =
    [
        Success(1),
        Success(5),
        Success(Depth),
        new($"mrr@{Depth}", outcome => outcome.Ranks is [<= Depth and var first, ..] ? 1.0 / first : 0),
        new($"ndcg@{Depth}", outcome =>
            Gain(outcome.Ranks.Where(rank => rank <= Depth)) / Gain(Enumerable.Range(1, Math.Min(Depth, outcome.GoldPages)))),
    ];

    private static RetrievalMetric Success(int k) => new($"success@{k}", outcome => outcome.Ranks is [var first, ..] && first <= k ? 1 : 0);

    // Binary gain, discounted by the logarithm of the rank (Järvelin and Kekäläinen, TOIS 2002).
    private static double Gain(IEnumerable<int> ranks) => ranks.Sum(rank => 1 / Math.Log2(rank + 1));
}
