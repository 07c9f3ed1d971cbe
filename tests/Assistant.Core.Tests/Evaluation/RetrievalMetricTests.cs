using Assistant.Core.Evaluation;

namespace Assistant.Core.Tests.Evaluation;

public sealed class RetrievalMetricTests
{
    [Theory]
    [InlineData(new int[0], 1, 0, 0, 0, 0, 0)]
    [InlineData(new[] { 1 }, 1, 1, 1, 1, 1, 1)]
    [InlineData(new[] { 2 }, 1, 0, 1, 1, 0.5, 0.6309)]
    [InlineData(new[] { 6 }, 1, 0, 0, 1, 0.1667, 0.3562)]
    [InlineData(new[] { 11 }, 1, 0, 0, 0, 0, 0)]
    // Two right pages at 1 and 4, of three: (1 + 1/log2 5) / (1 + 1/log2 3 + 1/2).
    [InlineData(new[] { 1, 4 }, 3, 1, 1, 1, 1, 0.6714)]
    public void Metrics_OfOneQuestion_FollowTheirDefinitions(int[] ranks, int gold, double s1, double s5, double s10, double mrr, double ndcg)
    {
        var summary = EvaluationSummary.Of([Outcome("a", ranks, gold)]);

        Assert.Equal(["success@1", "success@5", "success@10", "mrr@10", "ndcg@10"], summary.Metrics.Select(metric => metric.Key));
        Assert.Equal([s1, s5, s10, mrr, ndcg], summary.Metrics.Select(metric => Math.Round(metric.Value, 4)));
    }

    [Fact]
    public void Ranks_OfPassages_CountAPageOnceAtItsBest()
    {
        var question = new EvaluationQuestion("q", "all", "?", ["/queues/", "https://docs.example.org/limits/index.html"], []);

        var ranks = question.RanksAmong(
            ["https://h/other/#a", "https://h/other/#b", "http://localhost:1/queues/#x", "/queues/index.html", "https://h/third/", "https://h/limits?print=1"]);

        Assert.Equal([2, 4], ranks);
    }

    [Theory]
    [InlineData("Use  sbatch\n--array=1-5 , please", 1)]
    [InlineData("Use SBATCH --array=1-5", 1)]
    [InlineData("Use --array=1-6", 0)]
    public void Facts_AreReadWithWhiteSpaceAndCaseFolded(string text, double share) =>
        Assert.Equal(share, new EvaluationQuestion("q", "all", "?", ["/a"], ["sbatch --array=1-5"]).FactsIn(text));

    [Fact]
    public void Times_OfManyQuestions_AreTakenByNearestRank()
    {
        var summary = EvaluationSummary.Of([.. Enumerable.Range(1, 200).Select(i => Outcome($"{i}", [1], 1) with { Milliseconds = i })]);

        Assert.Equal((100, 198), (summary.P50, summary.P99));
    }

    internal static QuestionOutcome Outcome(string id, int[] ranks, int gold) =>
        new() { Id = id, Kind = "all", Ranks = ranks, GoldPages = gold, Milliseconds = 1 };
}
