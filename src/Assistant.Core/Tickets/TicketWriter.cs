using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tickets;

/// <summary>Writes tickets of one source within a transaction.</summary>
internal static class TicketWriter
{
    /// <summary>Writes them, and notes what that did to each.</summary>
    public static async Task WriteAsync(
        AssistantDbContext db, string source, IReadOnlyList<Ticket> tickets, Dictionary<Ticket, StoredChange> changes, CancellationToken cancellationToken)
    {
        var known = await LockAsync(db, source, tickets, cancellationToken);
        var changed = new List<(Ticket Ticket, TicketRow Row)>();
        foreach (var ticket in tickets)
        {
            var row = TicketMapping.ToRow(ticket);
            var before = known.GetValueOrDefault(ticket.SysId);
            changes[ticket] = before is null ? StoredChange.Added : before.Fingerprint == row.Fingerprint ? StoredChange.Unchanged : StoredChange.Changed;
            row.Id = before?.Id ?? 0;
            if (changes[ticket] != StoredChange.Unchanged)
            {
                changed.Add((ticket, row));
            }
        }

        if (changed.Count > 0)
        {
            await db.KnowAudiencesAsync(changed.SelectMany(one => one.Ticket.Entries.Select(entry => entry.Audience).Append(one.Ticket.Audience)), cancellationToken);
            await ReplaceAsync(db, [.. changed.Select(one => one.Row)], cancellationToken);
        }
    }

    // The update locks the rows: of two that store the same ticket, one waits.
    private static async Task<Dictionary<string, StoredRow>> LockAsync(
        AssistantDbContext db, string source, IReadOnlyList<Ticket> tickets, CancellationToken cancellationToken)
    {
        var ids = tickets.Select(ticket => ticket.SysId).ToList();
        var fetchedAt = tickets.Min(ticket => ticket.FetchedAt);
        var stored = db.Tickets.Where(row => row.Source == source && ids.Contains(row.SysId));
        var found = await stored.ExecuteUpdateAsync(update => update.SetProperty(row => row.FetchedAt, fetchedAt), cancellationToken);
        return found == 0
            ? []
            : await stored.Select(row => new StoredRow(row.Id, row.SysId, row.Fingerprint)).ToDictionaryAsync(row => row.SysId, cancellationToken);
    }

    // A row keeps its id; its entries are written anew.
    private static async Task ReplaceAsync(AssistantDbContext db, IReadOnlyList<TicketRow> rows, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var replaced = rows.Where(row => row.Id != 0).Select(row => row.Id).ToList();
        if (replaced.Count > 0)
        {
            await db.TicketEntries.Where(entry => replaced.Contains(entry.TicketId)).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var row in rows)
        {
            row.Entries.ForEach(entry => entry.TicketId = row.Id);
            db.Update(row); // One without an id is added.
            row.Entries.ForEach(entry => db.Entry(entry).State = EntityState.Added);
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private sealed record StoredRow(long Id, string SysId, string Fingerprint);
}
