namespace Assistant.Core.Evaluation;

/// <summary>The figures of one evaluation, in total and by kind of question, beside an earlier one.</summary>
public sealed class EvaluationReport
{
    /// <summary>Sums outcomes up.</summary>
    /// <param name="outcomes">What came of each question; at least one.</param>
    /// <param name="baseline">What to compare with; null for nothing.</param>
    /// <param name="at">When it was measured.</param>
    /// <exception cref="EvaluationException">The baseline has no question in common.</exception>
    public EvaluationReport(IReadOnlyList<QuestionOutcome> outcomes, EvaluationBaseline? baseline, DateTimeOffset at)
    {
        Outcomes = outcomes;
        At = at;
        Total = EvaluationSummary.Of(outcomes);
        Kinds = [.. outcomes.GroupBy(outcome => outcome.Kind).Select(kind => KeyValuePair.Create(kind.Key, EvaluationSummary.Of([.. kind])))];
        Comparison = baseline?.Compare(outcomes) ?? [];
        ComparedWith = baseline?.At;
        Answers = AnswerSummary.Of(outcomes);
    }

    /// <summary>What came of each question.</summary>
    public IReadOnlyList<QuestionOutcome> Outcomes { get; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Over all questions.</summary>
    public EvaluationSummary Total { get; }

    /// <summary>By kind of question, in order of first appearance.</summary>
    public IReadOnlyList<KeyValuePair<string, EvaluationSummary>> Kinds { get; }

    /// <summary>By metric, how it differs from the baseline; empty without one.</summary>
    public IReadOnlyList<KeyValuePair<string, MeanInterval>> Comparison { get; }

    /// <summary>When the baseline was measured; null without one.</summary>
    public DateTimeOffset? ComparedWith { get; }

    /// <summary>The figures of the answers; null where none were asked for.</summary>
    public AnswerSummary? Answers { get; }
}
