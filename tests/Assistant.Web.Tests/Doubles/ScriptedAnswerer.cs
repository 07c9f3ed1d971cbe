using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Gives out the updates that a test writes, when it writes them; a cancelled one ends as stopped, as the real one does.</summary>
internal sealed class ScriptedAnswerer : IAnswerer
{
    private readonly Channel<AnswerUpdate> _updates = Channel.CreateUnbounded<AnswerUpdate>();
    private readonly Channel<Question> _asked = Channel.CreateUnbounded<Question>();

    /// <summary>Whether anything was asked that <see cref="NextQuestionAsync"/> has not given.</summary>
    public bool WasAsked => _asked.Reader.TryPeek(out _);

    public Guid ConversationId { get; } = Guid.NewGuid();

    public Guid AnswerId { get; } = Guid.NewGuid();

    public Task<Question> NextQuestionAsync() =>
        _asked.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public void Give(params AnswerUpdate[] updates)
    {
        foreach (var update in updates)
        {
            _updates.Writer.TryWrite(update);
        }
    }

    public void Log(string question) => Give(new TurnLogged(ConversationId, Guid.NewGuid(), AnswerId, question, Ticket: null));

    public void End(AnswerState state, string text) => Give(new AnswerEnded(ConversationId, Answers.Record(state, text) with { Id = AnswerId }));

    public void Break(Exception fault) => _updates.Writer.Complete(fault);

    public async IAsyncEnumerable<AnswerUpdate> AnswerAsync(Question question, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _asked.Writer.TryWrite(question);
        var text = "";
        while (true)
        {
            AnswerUpdate update;
            try
            {
                update = await _updates.Reader.ReadAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                update = new AnswerEnded(ConversationId, Answers.Record(AnswerState.Stopped, text) with { Id = AnswerId });
            }

            catch (ChannelClosedException closed) when (closed.InnerException is { } fault)
            {
                ExceptionDispatchInfo.Throw(fault);
                throw;
            }

            text += (update as TextAdded)?.Text;
            yield return update;
            if (update is AnswerEnded)
            {
                yield break;
            }
        }
    }
}
