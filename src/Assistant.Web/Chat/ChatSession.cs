using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Web.History;
using Assistant.Web.Hosting;
using Assistant.Web.Identity;

namespace Assistant.Web.Chat;

/// <summary>One open conversation of one page.</summary>
internal sealed class ChatSession(AnswerRuns runs, IConversations conversations, ICallerProvider callers, TimeProvider clock) : IDisposable
{
    private readonly List<ChatTurn> _turns = [];
    private readonly CancellationTokenSource _closed = new();
    private bool _isStarting;

    /// <summary>Its id; null before the first question is logged.</summary>
    public Guid? Id { get; private set; }

    /// <summary>Whether the reader holds it; others can read, not ask.</summary>
    public bool IsOwner { get; private set; } = true;

    /// <summary>Who holds it; null while it is new.</summary>
    public string? Owner { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ChatTurn> Turns => _turns;

    /// <summary>The answer that is under way, shown or not; null for none.</summary>
    public LiveAnswer? Running => _turns.SelectMany(turn => turn.Answers).LastOrDefault(answer => !answer.View.Ended);

    /// <summary>Whether nothing can be asked now, because an answer is under way or about to be.</summary>
    public bool IsBusy => _isStarting || Running is not null;

    /// <summary>The ticket that the newest turn is attached to: a follow-up goes there too.</summary>
    public AttachedTicket? Ticket => _turns.LastOrDefault()?.Ticket;

    /// <summary>Reads a conversation from the log. False if it is not there, or not the caller's.</summary>
    public async Task<bool> OpenAsync(Guid id)
    {
        var caller = await callers.GetAsync();
        if (await conversations.FindAsync(id, caller, _closed.Token) is not { } record)
        {
            return false;
        }

        (Id, IsOwner, Owner) = (record.Id, record.IsOwner, record.Owner);
        _turns.AddRange(record.Turns.Where(turn => turn.Answers.Count > 0).Select(turn => ChatTurn.FromLog(id, turn, view => Reopen(view, caller))));
        return true;
    }

    /// <summary>Asks a new question. Null, and nothing is asked, while the conversation is busy.</summary>
    public Task<ChatTurn?> AskAsync(string text, bool detached) => StartAsync(caller =>
    {
        var turn = new ChatTurn(text) { Detached = detached };
        turn.Add(runs.Start(new Question { Text = text, ConversationId = Id, Detached = detached }, caller));
        _turns.Add(turn);
        return turn;
    });

    /// <summary>Asks for one more answer to a turn; to one that never reached the log, asks it anew. Null, and nothing is asked, while the conversation is busy.</summary>
    public Task<ChatTurn?> RetryAsync(ChatTurn turn) => StartAsync(caller =>
    {
        var question = new Question { Text = turn.Question, ConversationId = Id, RetryTurnId = turn.Id, Detached = turn.Id is null && turn.Detached };
        turn.Add(runs.Start(question, caller));
        return turn;
    });

    /// <summary>Waits until an answer's question is in the log, and takes over what that gave.</summary>
    /// <exception cref="ConversationNotFoundException">The conversation has gone meanwhile.</exception>
    public async Task TakeLoggedAsync(ChatTurn turn)
    {
        var answer = turn.Answers[^1];
        await answer.Logged;
        turn.TakeLogged(answer.View);
        Id = answer.View.ConversationId ?? Id;
    }

    /// <summary>Logs what the reader thinks of an answer. False if it cannot be rated any more.</summary>
    public async Task<bool> RateAsync(AnswerView view, bool up, string? comment) =>
        view.ConversationId is { } id
        && await conversations.RateAsync(id, view.Record.Id, up, comment, await callers.GetAsync(), CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => _closed.Cancel();

    // A second click comes while the first one waits to learn who asks: from here on it finds the conversation busy.
    private async Task<ChatTurn?> StartAsync(Func<Caller, ChatTurn> start)
    {
        if (IsBusy)
        {
            return null;
        }

        _isStarting = true;
        try
        {
            return start(await callers.GetAsync());
        }
        finally
        {
            _isStarting = false;
        }
    }

    private LiveAnswer Reopen(AnswerView view, Caller caller)
    {
        if (runs.Find(view.Record.Id, caller) is { } running)
        {
            return running;
        }

        var live = new LiveAnswer(view);
        live.Publish(view);
        _ = FollowAsync(live, caller);
        return live;
    }

    private async Task FollowAsync(LiveAnswer live, Caller caller)
    {
        try
        {
            await new AnswerFollower(conversations, clock).FollowAsync(live, caller, _closed.Token);
        }
        catch (Exception fault) when (!_closed.IsCancellationRequested)
        {
            live.Publish(live.View.Broken(FaultMessages.For(fault)));
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }
}
