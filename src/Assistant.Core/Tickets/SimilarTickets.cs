using Assistant.Core.Privacy;

namespace Assistant.Core.Tickets;

/// <summary>Finds resolved tickets like a given one.</summary>
public sealed class SimilarTickets
{
    /// <summary>The most similar resolved tickets that the caller may read, without the ticket itself, best first.</summary>
    public Task<IReadOnlyList<SimilarTicket>> FindAsync(Ticket ticket, int top, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>A resolved ticket that is like another.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Its source.</param>
/// <param name="Subject">Its subject line.</param>
/// <param name="Resolution">How it ended.</param>
/// <param name="Url">Where it opens in the web app.</param>
public sealed record SimilarTicket(TicketNumber Number, string Source, string Subject, string Resolution, string Url);
