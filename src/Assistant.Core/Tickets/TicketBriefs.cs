namespace Assistant.Core.Tickets;

/// <summary>Makes the brief of a ticket, and the query that finds documentation for it.</summary>
public static class TicketBriefs
{
    /// <summary>The brief of a ticket as read for a caller.</summary>
    public static TicketBrief Create(Ticket ticket) => throw new NotImplementedException();
}
