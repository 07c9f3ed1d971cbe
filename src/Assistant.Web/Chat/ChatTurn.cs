using Assistant.Core.Conversations;
using Assistant.Core.Tickets;

namespace Assistant.Web.Chat;

/// <summary>One question on the page, with its answers.</summary>
public sealed class ChatTurn(string question)
{
    private readonly List<LiveAnswer> _answers = [];

    /// <summary>A key for the page, stable before and after the turn is logged.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>Its id in the log; null until it is there.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The question; as logged, once it is.</summary>
    public string Question { get; private set; } = question;

    /// <summary>The ticket it is attached to; null for an ordinary question.</summary>
    public AttachedTicket? Ticket { get; private set; }

    /// <summary>Whether its asker left it unattached.</summary>
    internal bool Detached { get; init; }

    /// <summary>Oldest first; never empty.</summary>
    public IReadOnlyList<LiveAnswer> Answers => _answers;

    /// <summary>Which of <see cref="Answers"/> is on the page, from 0.</summary>
    public int Shown { get; set; }

    /// <summary>The answer on the page.</summary>
    public LiveAnswer Answer => _answers[Shown];

    /// <summary>Adds an answer and shows it.</summary>
    internal void Add(LiveAnswer answer)
    {
        _answers.Add(answer);
        Shown = _answers.Count - 1;
    }

    /// <summary>Takes over what logging the question gave.</summary>
    internal void TakeLogged(AnswerView view)
    {
        Id = view.TurnId ?? Id;
        Question = view.Question ?? Question;
        Ticket = view.Ticket is { } brief ? new AttachedTicket(brief.Number, brief.Source) : Ticket;
    }

    /// <summary>A turn as the log holds it; <paramref name="open"/> finds an answer that still runs.</summary>
    internal static ChatTurn FromLog(Guid conversationId, TurnRecord turn, Func<AnswerView, LiveAnswer> open)
    {
        var shown = new ChatTurn(turn.Question) { Id = turn.Id, Ticket = turn.Ticket is { } ticket ? new AttachedTicket(ticket.Number, ticket.Source) : null };
        foreach (var answer in turn.Answers)
        {
            var view = AnswerView.FromLog(conversationId, turn.Id, answer);
            shown.Add(view.Ended ? LiveAnswer.Past(view) : open(view));
        }

        return shown;
    }
}

/// <summary>The ticket that a turn is attached to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Its source: numbers are not unique.</param>
public sealed record AttachedTicket(TicketNumber Number, string Source);
