using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>The ticket that a turn is attached to, as its reader may see it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Brief">The ticket in short.</param>
internal sealed record TurnTicket(Ticket Ticket, TicketBrief Brief)
{
    /// <summary>How the log names it.</summary>
    public TicketReference Reference => new(Ticket.Source, Ticket.SysId, Ticket.Number);

    /// <summary>
    /// The caller held to what the recipient of a reply may read: public content, and what is the requester's own. Their
    /// groups are known only where the caller is the requester; an assignment group of the ticket is none of theirs.
    /// </summary>
    public Caller HoldToRecipient(Caller caller)
    {
        var requesters = Ticket.Audience.Where(Audience.IsRequester).ToList();
        var recipient = Audience.Parse([.. Audience.Public, .. requesters]);
        var isRecipient = requesters.Count > 0 && caller.Labels.Contains(Audience.Parse(requesters));
        return caller.HeldTo(isRecipient ? Audience.Parse([.. recipient, .. caller.Labels.Where(Audience.IsGroup)]) : recipient);
    }
}
