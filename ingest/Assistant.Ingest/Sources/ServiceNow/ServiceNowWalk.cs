using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>One run over an instance: what changed since the last one, and from time to time a list of all there is.</summary>
internal sealed class ServiceNowWalk(ServiceNowConnection connection, ServiceNowMemory memory)
{
    // Fewer may all happen to be hidden; so many mean that the account may not read the table.
    private const int TooManyHidden = 50;

    private readonly Dictionary<string, DateTimeOffset> _done = [];
    private readonly HashSet<string> _fetched = [];
    private readonly HashSet<string> _fromTheStart = [];
    private readonly HashSet<string> _unread = [];
    private readonly PageSize _size = new(connection.Definition.Options.PageSize);

    private TimeSpan Overlap => TimeSpan.FromMinutes(connection.Definition.Options.OverlapMinutes);

    /// <summary>The items.</summary>
    /// <exception cref="ServiceNowException">No usable answer came, or the account is not accepted.</exception>
    public async IAsyncEnumerable<SourceItem> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var startedAt = connection.Clock.GetUtcNow();
        var tables = connection.Tables;
        var isListing = memory.IsListingDue(startedAt, connection.Definition.Options.ListingDays);
        if (isListing)
        {
            await ClockCheck.RunAsync(connection.Reader, tables[0], cancellationToken);
        }

        foreach (var table in tables)                                                      // 1 what changed
        {
            await foreach (var item in GuardAsync(table, ChangesAsync(table, cancellationToken), cancellationToken))
            {
                yield return item;
            }
        }

        await foreach (var item in new TouchedTickets(connection, memory, _fetched).ReadAsync(Overlap, cancellationToken))
        {
            yield return item;                                                             // 2 what only its mails or files changed
        }

        foreach (var table in isListing ? tables.Where(table => !_fromTheStart.Contains(table)) : [])
        {
            await foreach (var item in GuardAsync(table, ListAsync(table, cancellationToken), cancellationToken))
            {
                yield return item;                                                         // 3 what is still there
            }
        }

        foreach (var hidden in Hidden(isListing ? tables : []))
        {
            yield return hidden;
        }

        if (isListing && _unread.Count == 0)
        {
            yield return memory.MarkListing(startedAt);
            yield return new WalkCompleted { StartedAt = startedAt };
        }
    }

    private async IAsyncEnumerable<SourceItem> ChangesAsync(string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reached = memory.Reached(table);
        if (reached is null)
        {
            _fromTheStart.Add(table);
        }

        var walk = new UpdateWalk(connection.Reader, connection.Query(table), _size, connection.Clock);
        await foreach (var rows in walk.ReadAsync(reached - Overlap, cancellationToken))
        {
            var changed = new List<TableRow>();
            foreach (var row in rows.Where(IsNews))
            {
                if (reached is not null && memory.Holds(row.SysId, row.UpdatedAt) && connection.IsInForce(table, row))
                {
                    yield return new UnchangedDocument(row.SysId);
                }
                else
                {
                    changed.Add(row);
                    _fetched.Add(row.SysId);
                }
            }

            foreach (var item in await connection.ItemsAsync(table, changed, cancellationToken))
            {
                yield return item;
            }

            yield return memory.Mark(table, rows.Max(row => row.UpdatedAt));
        }
    }

    private bool IsNews(TableRow row)
    {
        var isNews = !_done.TryGetValue(row.SysId, out var updatedAt) || row.UpdatedAt > updatedAt;
        _done[row.SysId] = isNews ? row.UpdatedAt : updatedAt;
        return isNews;
    }

    private async IAsyncEnumerable<SourceItem> ListAsync(string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new TableListing(connection, table);
        await foreach (var rows in listing.ReadAsync(cancellationToken))
        {
            var unseen = rows.Where(row => !_done.ContainsKey(row.SysId)).ToLookup(row => memory.Holds(row.SysId, row.UpdatedAt));
            foreach (var row in unseen[true])
            {
                yield return new UnchangedDocument(row.SysId);
            }

            foreach (var item in await listing.FetchAsync([.. unseen[false].Select(row => row.SysId)], cancellationToken))
            {
                yield return item;
            }
        }
    }

    // A table that the account may not read is one failure; what the store holds of it stays.
    private async IAsyncEnumerable<SourceItem> GuardAsync(
        string table, IAsyncEnumerable<SourceItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var walk = items.GetAsyncEnumerator(cancellationToken);
        while (!_unread.Contains(table))
        {
            FailedDocument? refused = null;
            try
            {
                if (!await walk.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
            {
                _unread.Add(table);
                refused = new FailedDocument($"{connection.Definition.Name}, table {table}", fault.Message);
            }

            yield return refused ?? walk.Current;
        }
    }

    private IEnumerable<FailedDocument> Hidden(IReadOnlyList<string> tables)
    {
        foreach (var (table, reason) in connection.Tickets.Refused)
        {
            yield return new FailedDocument($"{connection.Definition.Name}, table {table}", $"{reason} Tickets were taken in without it.");
        }

        foreach (var table in tables.Where(table => !_unread.Contains(table) && connection.Reader.HiddenOf(table) > 0))
        {
            _unread.Add(table);
            yield return new FailedDocument(
                $"{connection.Definition.Name}, table {table}",
                $"The table holds records, but the account was shown none, so nothing was taken for gone; give it a role that may read them, or leave the table out of Sources:{connection.Definition.Name}:Tables.");
        }

        foreach (var table in new[] { JournalRows.Table, TicketEmails.Table }.Where(table => connection.Reader.HiddenOf(table) >= TooManyHidden))
        {
            yield return new FailedDocument(
                $"{connection.Definition.Name}, table {table}",
                $"The tickets have records there, but the account was shown none; let it read {table}, then run with --full.");
        }
    }
}
