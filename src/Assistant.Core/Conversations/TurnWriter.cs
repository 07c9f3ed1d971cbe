using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Conversations;

/// <summary>Adds turns and answers to a conversation of the caller; the transaction around it is its user's.</summary>
internal static class TurnWriter
{
    /// <summary>Adds a turn with a pending answer; null if the conversation or the parent is not the caller's or not there.</summary>
    public static async Task<TurnRow?> AddAsync(AssistantDbContext db, NewTurn turn, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var place = turn.ConversationId is { } conversation
            ? await TakePlaceAsync(db, conversation, turn.ParentTurnId, caller, cancellationToken)
            : BeginConversation(db, turn, caller);
        if (place is not { } at)
        {
            return null;
        }

        var row = new TurnRow
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = at.Conversation,
            ParentId = at.Parent,
            Ordinal = at.Ordinal,
            Question = turn.Question,
            AskedAt = now,
            UpdatedAt = now,
            AnswerCount = 1,
        };
        row.Answers.Add(NewAnswer(row.Id, 0, now));
        await AttachAsync(db, row, turn.Ticket, caller, cancellationToken);
        db.Add(row);
        return row;
    }

    /// <summary>Adds a pending answer to a turn; null if the turn is not the caller's or not there.</summary>
    public static async Task<AnswerRow?> AddAnswerAsync(
        AssistantDbContext db, Guid conversationId, Guid turnId, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The update locks the row: of two answers begun at once, one waits.
        var own = db.OwnedBy(caller).Where(conversation => conversation.Id == conversationId).Select(conversation => conversation.Id);
        var found = await db.Turns.Where(row => row.Id == turnId && own.Contains(row.ConversationId)).ExecuteUpdateAsync(
            turn => turn.SetProperty(row => row.AnswerCount, row => row.AnswerCount + 1).SetProperty(row => row.UpdatedAt, now), cancellationToken);
        if (found == 0)
        {
            return null;
        }

        var count = await db.Turns.Where(row => row.Id == turnId).Select(row => row.AnswerCount).SingleAsync(cancellationToken);
        return db.Add(NewAnswer(turnId, count - 1, now)).Entity;
    }

    private static async Task<Place?> TakePlaceAsync(
        AssistantDbContext db, Guid conversationId, Guid? parentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await db.OwnedBy(caller).Where(row => row.Id == conversationId).ExecuteUpdateAsync(
            conversation => conversation.SetProperty(row => row.TurnCount, row => row.TurnCount + 1), cancellationToken);
        if (found == 0)
        {
            return null;
        }

        var count = await db.Conversations.Where(row => row.Id == conversationId).Select(row => row.TurnCount).SingleAsync(cancellationToken);
        var parent = await db.Turns
            .Where(row => row.ConversationId == conversationId && (parentId == null || row.Id == parentId))
            .OrderByDescending(row => row.Ordinal)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return parent is null && parentId is not null ? null : new Place(conversationId, parent, count - 1);
    }

    private static Place? BeginConversation(AssistantDbContext db, NewTurn turn, Caller caller)
    {
        if (turn.ParentTurnId is not null)
        {
            return null;
        }

        var conversation = new ConversationRow
        {
            Id = Guid.CreateVersion7(),
            Issuer = caller.Issuer,
            Subject = caller.Subject,
            OwnerName = caller.Name,
            Title = turn.Title,
            TurnCount = 1,
        };
        db.Add(conversation);
        return new Place(conversation.Id, null, 0);
    }

    private static async Task AttachAsync(AssistantDbContext db, TurnRow row, TicketReference? ticket, Caller caller, CancellationToken cancellationToken)
    {
        if (ticket is null)
        {
            return;
        }

        var audience = await db.Tickets
            .Where(stored => stored.Source == ticket.Source && stored.SysId == ticket.SysId)
            .Select(stored => stored.Audience)
            .FirstOrDefaultAsync(cancellationToken);
        if (audience is not null && !caller.MayRead(AudienceQueries.ToAudience(audience)))
        {
            return;
        }

        (row.TicketSource, row.TicketSysId, row.TicketNumber, row.TicketAudience) = (ticket.Source, ticket.SysId, ticket.Number.Value, audience);
    }

    private static AnswerRow NewAnswer(Guid turnId, int ordinal, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TurnId = turnId,
        Ordinal = ordinal,
        State = AnswerState.Pending,
        StartedAt = now,
        HeartbeatAt = now,
        Worker = WorkerProcess.Current.ToString(),
    };

    private readonly record struct Place(Guid Conversation, Guid? Parent, int Ordinal);
}
