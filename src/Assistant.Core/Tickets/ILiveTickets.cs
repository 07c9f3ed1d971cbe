namespace Assistant.Core.Tickets;

/// <summary>Fetches tickets from the ticket systems at the moment they are asked for, and stores them as a run would.</summary>
public interface ILiveTickets
{
    /// <summary>
    /// Brings the stored copies of a number up to date, within a few seconds. It says nothing of whether anybody may read
    /// them: the store does, when it is read.
    /// </summary>
    /// <returns>How it went, by source; empty where none is asked live.</returns>
    Task<IReadOnlyDictionary<string, LiveOutcome>> RefreshAsync(TicketNumber number, CancellationToken cancellationToken);
}

/// <summary>How fetching a ticket went.</summary>
public enum LiveOutcome
{
    /// <summary>What the ticket system shows is stored.</summary>
    Fetched,

    /// <summary>The ticket system shows no ticket of the number.</summary>
    NotThere,

    /// <summary>The ticket system gave no usable answer in time.</summary>
    Unanswered,
}
