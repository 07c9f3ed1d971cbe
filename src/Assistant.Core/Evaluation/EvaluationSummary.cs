namespace Assistant.Core.Evaluation;

/// <summary>The figures of a set of outcomes.</summary>
/// <param name="Questions">How many questions.</param>
/// <param name="Metrics">The mean of each metric, by name, in the order of <see cref="RetrievalMetric.All"/>.</param>
/// <param name="P50">The median time of a search, in milliseconds.</param>
/// <param name="P99">The time that 99 of 100 searches keep below, in milliseconds.</param>
public sealed record EvaluationSummary(int Questions, IReadOnlyList<KeyValuePair<string, double>> Metrics, double P50, double P99)
{
    /// <summary>Sums up.</summary>
    /// <param name="outcomes">At least one.</param>
    public static EvaluationSummary Of(IReadOnlyList<QuestionOutcome> outcomes) => new(
        outcomes.Count,
        [.. RetrievalMetric.All.Select(metric => KeyValuePair.Create(metric.Name, outcomes.Average(metric.ValueOf)))],
        Percentile(outcomes, 0.5),
        Percentile(outcomes, 0.99));

    private static double Percentile(IReadOnlyList<QuestionOutcome> outcomes, double share)
    {
        var sorted = outcomes.Select(outcome => outcome.Milliseconds).Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
