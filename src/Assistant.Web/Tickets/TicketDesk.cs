using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;

namespace Assistant.Web.Tickets;

/// <summary>Reads the ticket store.</summary>
internal sealed class TicketDesk(TicketLookup lookup, TicketStore store, SimilarTickets similar) : ITicketDesk
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Ticket>> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken) =>
        (await lookup.FindAsync(number, caller, cancellationToken)).Tickets;

    /// <inheritdoc/>
    public Task<ResultPage<TicketSummary>> ListAsync(string? search, int page, int pageSize, Caller caller, CancellationToken cancellationToken) =>
        store.ListAsync(search, page, pageSize, caller, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SimilarTicket>> FindSimilarAsync(Ticket ticket, int top, Caller caller, CancellationToken cancellationToken) =>
        similar.FindAsync(ticket, top, caller, cancellationToken);

    /// <inheritdoc/>
    public TicketBrief Brief(Ticket ticket) => TicketBriefs.Create(ticket);

    /// <inheritdoc/>
    public byte[] Export(IReadOnlyList<Ticket> tickets) => TicketExport.Write(tickets);
}
