using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>Finds tickets that got an e-mail or a file since the last run: neither counts as a change of the ticket itself.</summary>
internal sealed class TouchedTickets(ServiceNowConnection connection, ServiceNowMemory memory, IReadOnlyDictionary<string, DateTimeOffset> done)
{
    private const int Portion = 100;
    private const int MostKeys = 1000;

    /// <summary>Those tickets, if the run has not brought them already.</summary>
    /// <param name="overlap">Records become visible late by so much; younger ones are left for the next run.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tables = connection.Tables.Where(table => table != KnowledgeArticles.Table).ToList();
        (string Table, string TableColumn, string IdColumn, bool IsWanted)[] relations =
        [
            (TicketEmails.Table, "target_table", "instance", connection.Definition.Options.Emails),
            (TicketAttachments.Table, "table_name", "table_sys_id", true),
        ];
        var until = (connection.Client.ServerTime ?? connection.Clock.GetUtcNow()) - overlap;
        foreach (var (table, tableColumn, idColumn, _) in relations.Where(relation => relation.IsWanted && tables.Count > 0 && !connection.Tickets.Refused.ContainsKey(relation.Table)))
        {
            if (memory.Reached(table) is { } since && since < until)
            {
                var query = new TableQuery(table, ["sys_id", tableColumn, idColumn])
                    .Where($"sys_created_on>={ServiceNowTime.Format(since)}").Where($"sys_created_on<{ServiceNowTime.Format(until)}").Where($"{tableColumn}IN{string.Join(',', tables)}");
                foreach (var touched in await FindAsync(query, tableColumn, idColumn, cancellationToken))
                {
                    foreach (var item in await FetchAsync(touched.Key, touched, cancellationToken))
                    {
                        yield return item;
                    }
                }
            }

            yield return memory.Mark(table, memory.Reached(table) is { } reached && reached > until ? reached : until);
        }
    }

    // By table; empty where the account may not read it.
    private async Task<ILookup<string, string>> FindAsync(TableQuery query, string tableColumn, string idColumn, CancellationToken cancellationToken)
    {
        var found = new HashSet<(string Table, string Id)>();
        try
        {
            await foreach (var row in SysIdWalk.ReadAsync(connection.Reader, query, new PageSize(MostKeys), cancellationToken))
            {
                found.Add((row.Fields.Value(tableColumn), row.Fields.Value(idColumn)));
            }
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
        {
            found.Clear();
        }

        return found.Where(one => one.Id.Length > 0 && !done.ContainsKey(one.Id) && connection.Tables.Contains(one.Table)).ToLookup(one => one.Table, one => one.Id);
    }

    private async Task<IReadOnlyList<SourceItem>> FetchAsync(string table, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var items = new List<SourceItem>();
        var listing = new TableListing(connection, table);
        foreach (var some in ids.Chunk(Portion))
        {
            items.AddRange(await listing.FetchAsync(some, cancellationToken));
        }

        return items;
    }
}
