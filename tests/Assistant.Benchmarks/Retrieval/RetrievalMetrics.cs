namespace Assistant.Benchmarks.Retrieval;

/// <summary>How well a retriever found the pages of a set of questions.</summary>
internal sealed class RetrievalMetrics
{
    private readonly List<(EvalQuestion Question, IReadOnlyList<int> Ranks, double Milliseconds, string First)> _answers = [];

    public void Add(EvalQuestion question, IReadOnlyList<int> ranks, double milliseconds, string first) => _answers.Add((question, ranks, milliseconds, first));

    public void Add(RetrievalMetrics other)
    {
        _answers.AddRange(other._answers);
        ProcessorMilliseconds += other.ProcessorMilliseconds;
    }

    public RetrievalMetrics OfKind(string kind)
    {
        var metrics = new RetrievalMetrics();
        metrics._answers.AddRange(_answers.Where(answer => answer.Question.Kind == kind));
        return metrics;
    }

    /// <summary>What all questions together took of the processor: unlike the clock, it does not depend on who else runs.</summary>
    public double ProcessorMilliseconds { get; set; }

    public IEnumerable<string> Kinds => _answers.Select(answer => answer.Question.Kind).Distinct();

    public IEnumerable<(EvalQuestion Question, IReadOnlyList<int> Ranks, string First)> Answers => _answers.Select(answer => (answer.Question, answer.Ranks, answer.First));

    public double Ndcg => Mean(answer => Gain(answer.Ranks.Where(rank => rank <= 10)) / Gain(Enumerable.Range(1, Math.Min(10, answer.Question.Gold.Count))));

    public override string ToString() =>
        $"n={_answers.Count,3}  s@1 {Success(1):0.000}  s@5 {Success(5):0.000}  s@10 {Success(10):0.000}  mrr@10 {Mean(answer => answer.Ranks is [<= 10, ..] ? 1.0 / answer.Ranks[0] : 0):0.000}"
        + $"  ndcg@10 {Ndcg:0.000}  p50 {Percentile(0.5):0.0} ms  p99 {Percentile(0.99):0.0} ms"
        + (ProcessorMilliseconds > 0 ? $"  processor {ProcessorMilliseconds / _answers.Count:0.0} ms" : "");

    private double Success(int k) => Mean(answer => answer.Ranks is [var first, ..] && first <= k ? 1 : 0);

    private double Mean(Func<(EvalQuestion Question, IReadOnlyList<int> Ranks, double, string), double> value) => _answers.Average(value);

    private static double Gain(IEnumerable<int> ranks) => ranks.Sum(rank => 1 / Math.Log2(rank + 1));

    private double Percentile(double share)
    {
        var sorted = _answers.Select(answer => answer.Milliseconds).Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];
    }
}
