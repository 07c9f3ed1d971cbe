using Assistant.Core.Privacy;

namespace Assistant.Core.Answering;

/// <summary>Answers questions from retrieved passages.</summary>
public sealed class Answerer : IAnswerer
{
    /// <inheritdoc/>
    public IAsyncEnumerable<AnswerUpdate> AnswerAsync(Question question, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();
}
