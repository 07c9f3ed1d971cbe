using Assistant.Core.Privacy;

namespace Assistant.Core.Answering;

/// <summary>Answers questions. The seam lets pages be tested without retrieval and models.</summary>
public interface IAnswerer
{
    /// <summary>
    /// Logs the question, retrieves, answers, and logs the answer. Endpoints that fail are no exception: the stream
    /// then ends with quotations. Cancelling ends the answer as <see cref="Conversations.AnswerState.Stopped"/>, logged.
    /// </summary>
    /// <exception cref="ConversationNotFoundException">The conversation or turn is not there, or not the caller's.</exception>
    IAsyncEnumerable<AnswerUpdate> AnswerAsync(Question question, Caller caller, CancellationToken cancellationToken);
}
