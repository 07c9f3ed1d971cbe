using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tickets;

/// <summary>The record of tickets with their journal entries.</summary>
public sealed class TicketStore(IDbContextFactory<AssistantDbContext> databases)
{
    private const int LargestPage = 200;

    /// <summary>Stores a ticket in the place of what its source and id had. One that is unchanged is noted as fetched anew.</summary>
    public async Task<StoredChange> SaveAsync(Ticket ticket, CancellationToken cancellationToken) =>
        (await SaveAsync([ticket], cancellationToken))[0];

    /// <summary>Stores several different tickets at once: all or, after an exception, none.</summary>
    /// <param name="tickets">The tickets; no two of the same source and id.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is stored then.</param>
    /// <returns>What storing did to each, in the same order.</returns>
    public async Task<IReadOnlyList<StoredChange>> SaveAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellationToken)
    {
        try
        {
            return await TrySaveAsync(tickets, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process stored the same new ticket at the same time; now it is there.
            return await TrySaveAsync(tickets, cancellationToken);
        }
    }

    /// <summary>Takes a ticket out; one that is not there is no error.</summary>
    public async Task RemoveAsync(string source, string sysId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Tickets.Where(row => row.Source == source && row.SysId == sysId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The ids of a source's tickets that were last fetched before a time.</summary>
    public async Task<IReadOnlyList<string>> ListSysIdsAsync(string source, DateTimeOffset fetchedBefore, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Tickets.Where(row => row.Source == source && row.FetchedAt < fetchedBefore).Select(row => row.SysId).ToListAsync(cancellationToken);
    }

    /// <summary>Takes all tickets of a source out.</summary>
    public async Task RemoveAllAsync(string source, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Tickets.Where(row => row.Source == source).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>One ticket whole, whoever may read it: for making its passages anew, for nobody's eyes. Null where there is none.</summary>
    internal async Task<Ticket?> ReadAsync(string source, string sysId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Tickets.AsNoTracking()
            .Include(ticket => ticket.Entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Ordinal))
            .SingleOrDefaultAsync(ticket => ticket.Source == source && ticket.SysId == sysId, cancellationToken);
        return row is null ? null : TicketMapping.ToTicket(row);
    }

    /// <summary>The tickets of this number that the caller may read, with the entries they may read; unknown and forbidden are both none.</summary>
    public async Task<IReadOnlyList<Ticket>> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await WithEntries(db, Readable(db, caller).Where(row => row.Number == number.Value), caller)
            .OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Id)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return [.. rows.Select(TicketMapping.ToTicket)];
    }

    /// <summary>Those of several documents that are tickets which the caller may read, with the entries they may read, at one go and in any order.</summary>
    public async Task<IReadOnlyList<Ticket>> FindAsync(IReadOnlyCollection<DocumentId> documents, Caller caller, CancellationToken cancellationToken)
    {
        var sources = documents.Select(document => document.Source).Distinct().ToList();
        var ids = documents.Select(document => document.Address).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await WithEntries(db, Readable(db, caller).Where(row => sources.Contains(row.Source) && ids.Contains(row.SysId)), caller)
            .OrderBy(row => row.Id)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => documents.Contains(new DocumentId(row.Source, row.SysId))).Select(TicketMapping.ToTicket)];
    }

    /// <summary>The tickets that the caller may read, newest change first; <paramref name="search"/> narrows by number, subject or requester.</summary>
    public async Task<ResultPage<TicketSummary>> ListAsync(string? search, int page, int pageSize, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tickets = Readable(db, caller);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = LikePattern.Containing(search);
            tickets = tickets.Where(row =>
                EF.Functions.Like(row.Number.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.Subject.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.RequesterName.ToLower(), pattern, LikePattern.Escape)
                || EF.Functions.Like(row.RequesterUserName.ToLower(), pattern, LikePattern.Escape));
        }

        var total = await tickets.CountAsync(cancellationToken);
        var size = Math.Clamp(pageSize, 1, LargestPage);
        var rows = await tickets
            .OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Id)
            .Skip((Math.Max(page, 1) - 1) * size)
            .Take(size)
            .Select(row => new { row.Number, row.Source, row.Subject, row.RequesterName, row.State, row.OpenedAt, row.UpdatedAt, row.IsResolved })
            .ToListAsync(cancellationToken);
        return new ResultPage<TicketSummary>(
            [.. rows.Select(row => new TicketSummary(
                new TicketNumber(row.Number), row.Source, row.Subject, row.RequesterName, row.State, row.OpenedAt, row.UpdatedAt, row.IsResolved))],
            total);
    }

    private static IQueryable<TicketRow> WithEntries(AssistantDbContext db, IQueryable<TicketRow> tickets, Caller caller)
    {
        var permitting = db.Permitting(caller);
        return tickets.Include(row => row.Entries
            .Where(entry => permitting.Any(label => label.Audience == entry.Audience))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Ordinal));
    }

    private static IQueryable<TicketRow> Readable(AssistantDbContext db, Caller caller)
    {
        var permitting = db.Permitting(caller);
        return db.Tickets.AsNoTracking().Where(row => permitting.Any(label => label.Audience == row.Audience));
    }

    private async Task<IReadOnlyList<StoredChange>> TrySaveAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changes = new Dictionary<Ticket, StoredChange>(ReferenceEqualityComparer.Instance);
        foreach (var ofSource in tickets.GroupBy(ticket => ticket.Source))
        {
            await TicketWriter.WriteAsync(db, ofSource.Key, [.. ofSource], changes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. tickets.Select(ticket => changes[ticket])];
    }
}
