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
        return
            from turn in db.Turns
            from ticket in db.Tickets.Where(row => row.Source == turn.TicketSource && row.SysId == turn.TicketSysId).DefaultIfEmpty()
            where turn.TicketSource != null && permitting.Any(label => label.Audience == (ticket!.Audience ?? turn.TicketAudience))
            select turn;
    }

    /// <summary>
    /// The turns attached to a ticket that the caller may not read now. What was made from the ticket, its subject in a
    /// title and an answer written for it, is not for them any more, even where they asked for it.
    /// </summary>
    public static IQueryable<TurnRow> TurnsOnHiddenTickets(this AssistantDbContext db, Caller caller)
    {
        var permitting = db.Permitting(caller);
        return
            from turn in db.Turns
            from ticket in db.Tickets.Where(row => row.Source == turn.TicketSource && row.SysId == turn.TicketSysId).DefaultIfEmpty()
            where turn.TicketSource != null && !permitting.Any(label => label.Audience == (ticket!.Audience ?? turn.TicketAudience))
            select turn;
    }

    /// <summary>All turns that the caller may see.</summary>
    public static VisibleTurns TurnsFor(this AssistantDbContext db, Caller caller) =>
        new(db.TurnsOwnedBy(caller), caller.IsStaff ? db.TurnsAttachedFor(caller) : null);
}
