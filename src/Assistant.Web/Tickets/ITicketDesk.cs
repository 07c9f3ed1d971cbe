using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;

namespace Assistant.Web.Tickets;

/// <summary>Tickets as pages and calls read them. The seam lets them be tested without a database.</summary>
internal interface ITicketDesk
{
    /// <inheritdoc cref="TicketLookup.FindAsync"/>
    Task<IReadOnlyList<Ticket>> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="TicketStore.ListAsync"/>
    Task<ResultPage<TicketSummary>> ListAsync(string? search, int page, int pageSize, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="SimilarTickets.FindAsync"/>
    Task<IReadOnlyList<SimilarTicket>> FindSimilarAsync(Ticket ticket, int top, Caller caller, CancellationToken cancellationToken);

    /// <inheritdoc cref="TicketBriefs.Create"/>
    TicketBrief Brief(Ticket ticket);

    /// <inheritdoc cref="TicketExport.Write"/>
    byte[] Export(IReadOnlyList<Ticket> tickets);
}
