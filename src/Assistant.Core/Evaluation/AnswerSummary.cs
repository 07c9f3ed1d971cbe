using Assistant.Core.Conversations;

namespace Assistant.Core.Evaluation;

/// <summary>The figures of a set of answers.</summary>
/// <param name="Answered">The share that ended with an answer or quotations, in place of a refusal or failure.</param>
/// <param name="CitationCoverage">The share that cites a right page.</param>
/// <param name="FactCoverage">The mean share of the expected facts in the text.</param>
public sealed record AnswerSummary(double Answered, double CitationCoverage, double FactCoverage)
{
    /// <summary>Sums up; null where no question was answered.</summary>
    public static AnswerSummary? Of(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var answers = outcomes.Select(outcome => outcome.Answer).OfType<AnswerOutcome>().ToList();
        return answers.Count == 0
            ? null
            : new AnswerSummary(
                answers.Average(answer => answer.State is AnswerState.Complete or AnswerState.Quoted ? 1.0 : 0.0),
                answers.Average(answer => answer.CitesGold ? 1.0 : 0.0),
                answers.Average(answer => answer.Facts));
    }
}
