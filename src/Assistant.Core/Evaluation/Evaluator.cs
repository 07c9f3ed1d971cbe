using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Evaluation;

/// <summary>Asks questions whose right pages are known, with the retriever and answerer that users get.</summary>
public sealed class Evaluator(Retriever retriever, IAnswerer answerer, TimeProvider clock)
{
    // As many passages as a list of ten pages can need: a page may hold several of them.
    private const int Passages = 50;

    /// <summary>What comes of each question, in order; the first search is done twice, so that loading does not count.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="withAnswers">Whether to have each answered too, which asks the models and logs a conversation a question.</param>
    /// <param name="stages">The stages of retrieval to use, of those that the settings have.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public async IAsyncEnumerable<QuestionOutcome> EvaluateAsync(
        IReadOnlyList<EvaluationQuestion> questions, bool withAnswers, RetrievalStages stages, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var question in questions.Take(1))
        {
            await retriever.RetrieveAsync(Request(question, stages), caller, cancellationToken);
        }

        foreach (var question in questions)
        {
            var start = clock.GetTimestamp();
            var found = await retriever.RetrieveAsync(Request(question, stages), caller, cancellationToken);
            yield return new QuestionOutcome
            {
                Id = question.Id,
                Kind = question.Kind,
                GoldPages = question.Gold.Count,
                Milliseconds = clock.GetElapsedTime(start).TotalMilliseconds,
                Ranks = question.RanksAmong(found.Passages.Select(hit => hit.Passage.Url)),
                Notes = found.Notes,
                Answer = withAnswers ? await AnswerAsync(question, caller, cancellationToken) : null,
            };
        }
    }

    private static RetrievalRequest Request(EvaluationQuestion question, RetrievalStages stages) =>
        new() { Question = question.Question, Top = Passages, Stages = stages };

    private async Task<AnswerOutcome> AnswerAsync(EvaluationQuestion question, Caller caller, CancellationToken cancellationToken)
    {
        AnswerRecord? answer = null;
        await foreach (var update in answerer.AnswerAsync(new Question { Text = question.Question }, caller, cancellationToken))
        {
            answer = update is AnswerEnded ended ? ended.Answer : answer;
        }

        return new AnswerOutcome(
            answer!.State, question.RanksAmong(answer.Citations.Select(citation => citation.Url)).Count > 0, question.FactsIn(answer.Text));
    }
}
