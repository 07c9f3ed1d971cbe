using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Tickets;

namespace Assistant.Web.Chat;

/// <summary>What a page shows of one answer at one moment. It never changes: an update makes the next view.</summary>
public sealed record AnswerView
{
    /// <summary>The answer so far, in the form of the log.</summary>
    public required AnswerRecord Record { get; init; }

    /// <summary>Its conversation; null until the question is logged.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>Its turn; null until the question is logged.</summary>
    public Guid? TurnId { get; init; }

    /// <summary>The question as logged, secrets removed; null until then.</summary>
    public string? Question { get; init; }

    /// <summary>The ticket it was attached to; null for an ordinary question.</summary>
    public TicketBrief? Ticket { get; init; }

    /// <summary>Sentences that hold what their sources do not.</summary>
    public IReadOnlyList<SentenceChecked> Checks { get; init; } = [];

    /// <summary>What the reader is waiting for; null where nothing was said.</summary>
    public StatusChanged? Waiting { get; init; }

    /// <summary>Whether the sources are known, so that a number without one is a mistake.</summary>
    public bool SourcesKnown { get; init; }

    /// <summary>Whether nothing more will come.</summary>
    public bool Ended => Record.State is not (AnswerState.Pending or AnswerState.Streaming);

    /// <summary>The view of a new answer of which nothing has come yet.</summary>
    public static AnswerView Begin() => new() { Record = new AnswerRecord { Id = Guid.Empty, State = AnswerState.Pending } };

    /// <summary>The view of an answer in the log.</summary>
    public static AnswerView FromLog(Guid conversationId, Guid turnId, AnswerRecord record) =>
        new() { Record = record, ConversationId = conversationId, TurnId = turnId, SourcesKnown = record.Citations.Count > 0 || record.HiddenSources > 0 };

    /// <summary>The view after one more update.</summary>
    public AnswerView With(AnswerUpdate update) => update switch
    {
        TurnLogged logged => this with
        {
            ConversationId = logged.ConversationId,
            TurnId = logged.TurnId,
            Question = logged.Question,
            Ticket = logged.Ticket,
            Record = Record with { Id = logged.AnswerId },
        },
        PassagesFound found => this with { SourcesKnown = true, Record = Record with { Citations = found.Sources, Retriever = found.Retriever } },
        StatusChanged status => this with { Waiting = status },
        NoticeGiven notice => this with { Record = Record with { Notices = [.. Record.Notices, notice.Message] } },
        TextAdded added => this with { Record = Record with { State = AnswerState.Streaming, Text = Record.Text + added.Text } },
        SentenceChecked check => this with { Checks = [.. Checks, check] },
        TextReplaced replaced => this with { Checks = [], Record = Record with { State = AnswerState.Streaming, Text = replaced.Text } },
        AnswerEnded ended => this with { ConversationId = ended.ConversationId, Record = ended.Answer, Waiting = null, SourcesKnown = true },
        _ => this,
    };

    /// <summary>The view after the stream broke without an end.</summary>
    public AnswerView Broken(string why) =>
        this with { Waiting = null, Record = Record with { State = AnswerState.Failed, Error = why } };
}
