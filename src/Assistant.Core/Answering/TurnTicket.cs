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

    /// <summary>Who a reply to the ticket is for: its requester, and everybody, as groups of the requester are not known.</summary>
    public Audience Recipient => Audience.Parse([.. Audience.Public, .. Ticket.Audience.Where(label => label.StartsWith("requester:", StringComparison.Ordinal))]);

    /// <summary>The caller held to what the recipient of a reply may read.</summary>
    public Caller HoldToRecipient(Caller caller) => caller.HeldTo(Recipient);
}
