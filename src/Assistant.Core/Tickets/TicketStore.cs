using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.Tables;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tickets;

/// <summary>The record of tickets with their journal entries.</summary>
public sealed class TicketStore(IDbContextFactory<AssistantDbContext> databases)
{
    private const int LargestPage = 200;

    /// <summary>Stores a ticket in the place of what its source and id had. One that is unchanged is noted as fetched anew.</summary>
    public async Task<StoredChange> SaveAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        try
        {
            return await TrySaveAsync(ticket, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process stored the same new ticket at the same time; now it is there.
            return await TrySaveAsync(ticket, cancellationToken);
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
        var permitting = db.Permitting(caller);
        var rows = await Readable(db, caller)
            .Where(row => row.Number == number.Value)
            .Include(row => row.Entries
                .Where(entry => permitting.Any(label => label.Audience == entry.Audience))
                .OrderBy(entry => entry.At).ThenBy(entry => entry.Ordinal))
            .OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Id)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        return [.. rows.Select(TicketMapping.ToTicket)];
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

    private static IQueryable<TicketRow> Readable(AssistantDbContext db, Caller caller)
    {
        var permitting = db.Permitting(caller);
        return db.Tickets.AsNoTracking().Where(row => permitting.Any(label => label.Audience == row.Audience));
    }

    private async Task<StoredChange> TrySaveAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The update locks the row: of two that store the same ticket, one waits.
        var stored = db.Tickets.Where(row => row.Source == ticket.Source && row.SysId == ticket.SysId);
        var found = await stored.ExecuteUpdateAsync(update => update.SetProperty(row => row.FetchedAt, ticket.FetchedAt), cancellationToken);
        var before = found == 0 ? null : await stored.SingleAsync(cancellationToken);
        var after = TicketMapping.ToRow(ticket);
        if (before?.Fingerprint != after.Fingerprint)
        {
            await db.KnowAudiencesAsync(ticket.Entries.Select(entry => entry.Audience).Append(ticket.Audience), cancellationToken);
            await ReplaceAsync(db, before, after, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return before is null ? StoredChange.Added : before.Fingerprint == after.Fingerprint ? StoredChange.Unchanged : StoredChange.Changed;
    }

    private static async Task ReplaceAsync(AssistantDbContext db, TicketRow? before, TicketRow after, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            db.Add(after);
        }
        else
        {
            // The row keeps its id; its entries are written anew.
            await db.TicketEntries.Where(entry => entry.TicketId == before.Id).ExecuteDeleteAsync(cancellationToken);
            after.Id = before.Id;
            after.Entries.ForEach(entry => entry.TicketId = before.Id);
            db.ChangeTracker.Clear();
            db.Update(after);
            after.Entries.ForEach(entry => db.Entry(entry).State = EntityState.Added);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
