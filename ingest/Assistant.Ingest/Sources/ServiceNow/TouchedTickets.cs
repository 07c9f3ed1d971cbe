using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>Finds tickets that got an e-mail or a file since the last run, or other answers in their form: none of these counts as a change of the ticket itself.</summary>
internal sealed class TouchedTickets(ServiceNowConnection connection, ServiceNowMemory memory, IReadOnlySet<string> fetched)
{
    private const int Portion = 100;
    private const int MostKeys = 1000;
    private const string RequestedItems = "sc_req_item";

    /// <summary>Those tickets, if the run has not brought them already.</summary>
    /// <param name="overlap">Records become visible late by so much; younger ones are left for the next run.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(TimeSpan overlap, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tables = connection.Tables.Where(table => table != KnowledgeArticles.Table).ToList();
        Relation[] relations =
        [
            new(TicketEmails.Table, "sys_created_on", "instance", "target_table") { IsWanted = tables.Count > 0 && connection.Definition.Options.Emails },
            new(TicketAttachments.Table, "sys_created_on", "table_sys_id", "table_name") { IsWanted = tables.Count > 0 },
            new(CatalogVariables.Table, CatalogVariables.ChangedAt, CatalogVariables.Item, null) { IsWanted = tables.Contains(RequestedItems) },
        ];
        var until = (connection.Client.ServerTime ?? connection.Clock.GetUtcNow()) - overlap;
        foreach (var relation in relations.Where(relation => relation.IsWanted && !connection.Tickets.Refused.ContainsKey(relation.Table)))
        {
            var table = relation.Table;
            if (memory.Reached(table) is { } since && since < until)
            {
                foreach (var touched in await FindAsync(relation, tables, since, until, cancellationToken))
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
    private async Task<ILookup<string, string>> FindAsync(
        Relation relation, IReadOnlyList<string> tables, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = new HashSet<(string Table, string Id)>();
        string[] columns = ["sys_id", relation.Time, relation.Id, .. relation.Of is null ? [] : new[] { relation.Of }];
        var query = new TableQuery(relation.Table, columns)
            .Where($"{relation.Time}>={ServiceNowTime.Format(since)}").Where($"{relation.Time}<{ServiceNowTime.Format(until)}")
            .Where(relation.Of is null ? null : $"{relation.Of}IN{string.Join(',', tables)}");
        try
        {
            await foreach (var row in SysIdWalk.ReadAsync(connection.Reader, query, new PageSize(MostKeys), cancellationToken))
            {
                // A condition on a column that the account may not read is dropped without a word: then every record would come.
                if (!RecordTime.TryParse(row.Fields.Value(relation.Time), out var time) || time < since.AddSeconds(-1))
                {
                    found.Clear();
                    break;
                }

                found.Add((relation.Of is null ? RequestedItems : row.Fields.Value(relation.Of), row.Fields.Value(relation.Id)));
            }
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
        {
            found.Clear();
        }

        return found.Where(one => one.Id.Length > 0 && !fetched.Contains(one.Id) && connection.Tables.Contains(one.Table)).ToLookup(one => one.Table, one => one.Id);
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

    /// <summary>A table whose records belong to tickets.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Time">The column that tells when a record came or changed.</param>
    /// <param name="Id">The column with the ticket's id.</param>
    /// <param name="Of">The column with the ticket's table; null where all are requested items.</param>
    private sealed record Relation(string Table, string Time, string Id, string? Of)
    {
        public bool IsWanted { get; init; }
    }
}
