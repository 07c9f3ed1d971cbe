namespace Assistant.Core.Tickets;

/// <summary>Makes the brief of a ticket, and the query that finds documentation for it.</summary>
public static class TicketBriefs
{
    /// <summary>The brief of a ticket as read for a caller.</summary>
    public static TicketBrief Create(Ticket ticket)
    {
        var first = CustomerView.Entries(ticket).MinBy(entry => entry.At);
        return new TicketBrief(
            ticket.Number, ticket.Source, ticket.Subject, ticket.Requester, ticket.State, ticket.OpenedAt, ticket.UpdatedAt, ticket.ClosedAt,
            ticket.Entries.Count, first, TicketQuery.Of(ticket, first));
    }
}
