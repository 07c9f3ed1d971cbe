using Assistant.Core.Evaluation;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>What one retriever made of a set of questions.</summary>
internal sealed class SystemResult
{
    private readonly List<(EvaluationQuestion Question, QuestionOutcome Outcome, string First)> _answers = [];

    /// <summary>What all questions together took of the processor: unlike the clock, it does not depend on who else runs.</summary>
    public double ProcessorMilliseconds { get; set; }

    public void Add(EvaluationQuestion question, IReadOnlyList<string> urls, double milliseconds) => _answers.Add((
        question,
        new QuestionOutcome { Id = question.Id, Kind = question.Kind, GoldPages = question.Gold.Count, Ranks = question.RanksAmong(urls), Milliseconds = milliseconds },
        string.Join(' ', urls.Select(url => new Uri(url).PathAndQuery).Take(3))));

    public void Add(SystemResult other)
    {
        _answers.AddRange(other._answers);
        ProcessorMilliseconds += other.ProcessorMilliseconds;
    }

    public void Print(string name)
    {
        Print(name, "all", _answers.Select(answer => answer.Outcome));
        foreach (var kind in _answers.GroupBy(answer => answer.Outcome.Kind))
        {
            Print(name, kind.Key, kind.Select(answer => answer.Outcome));
        }

        Console.WriteLine($"{name,-9} processor {ProcessorMilliseconds / _answers.Count:0.0} ms a question");
    }

    public void PrintMisses()
    {
        foreach (var (question, outcome, first) in _answers.Where(answer => answer.Outcome.Ranks is not [1, ..]))
        {
            Console.WriteLine($"  {question.Id} {(outcome.Ranks is [var rank, ..] ? $"rank {rank}" : "missed")}: {question.Question}");
            Console.WriteLine($"      wanted {string.Join(' ', question.Gold)}, first {first}");
        }
    }

    private static void Print(string name, string kind, IEnumerable<QuestionOutcome> outcomes)
    {
        var summary = EvaluationSummary.Of([.. outcomes]);
        var metrics = string.Join("  ", summary.Metrics.Select(metric => $"{metric.Key} {metric.Value:0.000}"));
        Console.WriteLine($"{name,-9} {kind,-8} n={summary.Questions,3}  {metrics}  p50 {summary.P50:0.0} ms  p99 {summary.P99:0.0} ms");
    }
}
