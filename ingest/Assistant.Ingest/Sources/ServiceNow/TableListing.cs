using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Records;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>Lists all records of a table, by id and time of the last change alone, and fetches those that are asked for.</summary>
internal sealed class TableListing(ServiceNowConnection connection, string table)
{
    private const int MostKeys = 5000;
    private const int Portion = 100;

    private readonly RelatedRows _records = new(connection.Reader);

    /// <summary>Portions of the records that are to be kept.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async IAsyncEnumerable<IReadOnlyList<TableRow>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isKnowledge = table == KnowledgeArticles.Table;
        string[] columns = isKnowledge ? ["sys_id", "sys_updated_on", "workflow_state", "valid_to"] : ["sys_id", "sys_updated_on"];
        var keys = connection.Query(table) with { Fields = columns, WithDisplay = false };
        await foreach (var rows in SysIdWalk.ReadAsync(connection.Reader, keys, new PageSize(MostKeys), cancellationToken).ChunkAsync(Portion, cancellationToken))
        {
            yield return [.. rows.Where(row => connection.IsInForce(table, row))];
        }
    }

    /// <summary>The items of some records.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<IReadOnlyList<SourceItem>> FetchAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await _records.ReadAsync(connection.Query(table), "sys_id", ids, cancellationToken);
        return await connection.ItemsAsync(table, [.. rows.SelectMany(row => row)], cancellationToken);
    }
}
