using Assistant.Core.Answering.Searching;

namespace Assistant.Benchmarks.Refusal;

/// <summary>A question, and how the sources found for it were judged.</summary>
internal sealed record JudgedQuestion(string Corpus, string Id, string Text, bool IsAnswerable, RelevanceVerdict Verdict)
{
    // What is wanted of both, so that neither is bought with the other.
    private const double WantedAnswered = 0.95;
    private const double WantedRefused = 0.90;

    /// <summary>How many of the answerable ones are answered and of the others refused with a threshold.</summary>
    public static string Counts(IReadOnlyList<JudgedQuestion> questions, double threshold)
    {
        var (answered, answerable, refused, unanswerable) = Count(questions, threshold);
        return $"{answered,3} of {answerable,3} = {Share(answered, answerable),6:0.0%}  {refused,3} of {unanswerable,3} = {Share(refused, unanswerable),6:0.0%}";
    }

    /// <summary>The threshold that comes nearest to what is wanted.</summary>
    public static double Best(IReadOnlyList<JudgedQuestion> questions) =>
        questions.Select(question => question.Verdict.Open).Where(open => open > 0).Distinct().Order().MaxBy(threshold =>
        {
            var (answered, answerable, refused, unanswerable) = Count(questions, threshold);
            return Math.Min(Share(answered, answerable) / WantedAnswered, Share(refused, unanswerable) / WantedRefused);
        });

    private static (int Answered, int Answerable, int Refused, int Unanswerable) Count(IReadOnlyList<JudgedQuestion> questions, double threshold) => (
        questions.Count(question => question.IsAnswerable && question.Verdict.Open < threshold), questions.Count(question => question.IsAnswerable),
        questions.Count(question => !question.IsAnswerable && question.Verdict.Open >= threshold), questions.Count(question => !question.IsAnswerable));

    private static double Share(int part, int whole) => whole == 0 ? 1 : part / (double)whole;
}
