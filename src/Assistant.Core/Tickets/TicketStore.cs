using Assistant.Core.Conversations;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tickets;

/// <summary>The record of tickets with their journal entries.</summary>
public sealed class TicketStore
{
    /// <summary>Stores a ticket in the place of what its source and id had.</summary>
    public Task<StoredChange> SaveAsync(Ticket ticket, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes a ticket out; one that is not there is no error.</summary>
    public Task RemoveAsync(string source, string sysId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The tickets of this number that the caller may read, with the entries they may read; unknown and forbidden are both none.</summary>
    public Task<IReadOnlyList<Ticket>> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The tickets that the caller may read, newest change first; <paramref name="search"/> narrows by number, subject or requester.</summary>
    public Task<ResultPage<TicketSummary>> ListAsync(string? search, int page, int pageSize, Caller caller, CancellationToken cancellationToken) => throw new NotImplementedException();
}
