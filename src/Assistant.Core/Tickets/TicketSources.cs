namespace Assistant.Core.Tickets;

/// <summary>Sources of tickets that no setting names.</summary>
public static class TicketSources
{
    /// <summary>The source of the tickets that staff upload or import. What was fetched from the ticket system counts more.</summary>
    public const string Uploads = "uploads";
}
