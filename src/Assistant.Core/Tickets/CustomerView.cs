namespace Assistant.Core.Tickets;

/// <summary>What of a ticket its requester can see: the base of queries, passages and drafts that may reach them.</summary>
public static class CustomerView
{
    /// <summary>The entries that everyone who may read the ticket may read too; never an internal note.</summary>
    public static IEnumerable<JournalEntry> Entries(Ticket ticket) => ticket.Entries.Where(entry => IsVisible(ticket, entry));

    /// <summary>Whether an entry is one of them.</summary>
    public static bool IsVisible(Ticket ticket, JournalEntry entry) =>
        entry.Kind != JournalKind.WorkNote && entry.Audience.Contains(ticket.Audience);

    /// <summary>Whether the requester wrote an entry, as far as the names tell.</summary>
    public static bool IsByRequester(Ticket ticket, JournalEntry entry) =>
        entry.Author.Length > 0
        && new[] { ticket.Requester.Name, ticket.Requester.UserName, ticket.Requester.Email }.Contains(entry.Author, StringComparer.OrdinalIgnoreCase);
}
