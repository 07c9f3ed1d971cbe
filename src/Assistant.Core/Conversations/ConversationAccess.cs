using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;

namespace Assistant.Core.Conversations;

/// <summary>Who may see what of the log, as parts of queries.</summary>
internal static class ConversationAccess
{
    /// <summary>The caller's own conversations.</summary>
    public static IQueryable<ConversationRow> OwnedBy(this AssistantDbContext db, Caller caller) =>
        db.Conversations.Where(row => row.Issuer == caller.Issuer && row.Subject == caller.Subject);

    /// <summary>The turns of the caller's own conversations.</summary>
    public static IQueryable<TurnRow> TurnsOwnedBy(this AssistantDbContext db, Caller caller) =>
        db.Turns.Where(turn => turn.Conversation!.Issuer == caller.Issuer && turn.Conversation.Subject == caller.Subject);

    /// <summary>
    /// For staff the turns, whoever's they are, attached to a ticket that the caller may read now; for others none.
    /// A ticket that is gone is read by those who could when the turn was attached.
    /// </summary>
    public static IQueryable<TurnRow> TurnsAttachedFor(this AssistantDbContext db, Caller caller)
    {
        if (!caller.IsStaff)
        {
            return db.Turns.Where(_ => false);
        }

        var permitting = db.Permitting(caller);
        return db.Turns.Where(turn => turn.TicketSource != null && (
            db.Tickets.Any(ticket => ticket.Source == turn.TicketSource && ticket.SysId == turn.TicketSysId
                && permitting.Any(label => label.Audience == ticket.Audience))
            || (permitting.Any(label => label.Audience == turn.TicketAudience)
                && !db.Tickets.Any(ticket => ticket.Source == turn.TicketSource && ticket.SysId == turn.TicketSysId))));
    }

    /// <summary>All turns that the caller may see.</summary>
    public static IQueryable<TurnRow> TurnsFor(this AssistantDbContext db, Caller caller)
    {
        // By id, so that each half goes its own way through an index.
        var visible = db.TurnsOwnedBy(caller).Select(turn => turn.Id).Union(db.TurnsAttachedFor(caller).Select(turn => turn.Id));
        return db.Turns.Where(turn => visible.Contains(turn.Id));
    }
}
