using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>Reads the records of another table that belong to given ones, many at a time.</summary>
internal sealed class RelatedRows(TableReader reader)
{
    // Ids of 32 letters in an address; many proxies take no more than 8 kilobytes of it.
    private const int MostIds = 100;

    private const int MostRows = 1000;

    private readonly PageSize _size = new(MostRows);

    /// <summary>The records by the id that they belong to.</summary>
    /// <param name="query">What to ask.</param>
    /// <param name="column">The column that holds the id.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<ILookup<string, TableRow>> ReadAsync(TableQuery query, string column, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        foreach (var some in ids.Chunk(MostIds))
        {
            await ReadAsync(query, column, some, rows, cancellationToken);
        }

        return rows.ToLookup(row => row.Fields.Value(column));
    }

    private async Task ReadAsync(TableQuery query, string column, string[] ids, List<TableRow> rows, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        try
        {
            await foreach (var row in SysIdWalk.ReadAsync(reader, query.Where($"{column}IN{string.Join(',', ids)}"), _size, cancellationToken))
            {
                rows.Add(row);
            }
        }
        catch (ServiceNowException large) when (large.Fault is ServiceNowFault.TooLong or ServiceNowFault.TooMuch && ids.Length > 1)
        {
            rows.RemoveRange(before, rows.Count - before);
            await ReadAsync(query, column, ids[..(ids.Length / 2)], rows, cancellationToken);
            await ReadAsync(query, column, ids[(ids.Length / 2)..], rows, cancellationToken);
        }
    }
}
