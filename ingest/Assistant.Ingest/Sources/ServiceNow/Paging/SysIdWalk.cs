using System.Globalization;
using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>
/// Walks all records that match a query in the order of their ids. An id never changes, so that nothing is lost or
/// repeated however the records change. Where an answer shows nothing although more records match, all of them are
/// hidden, and there is no last id to go on from: then the range of ids is halved until an answer covers a whole range.
/// </summary>
internal static class SysIdWalk
{
    /// <summary>The records.</summary>
    /// <param name="reader">Asks.</param>
    /// <param name="query">What; its fields must hold <c>sys_id</c>.</param>
    /// <param name="size">How many at once.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ServiceNowException">No usable answer came, or one that does not fit the question.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(
        TableReader reader, TableQuery query, PageSize size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        var ends = new Stack<UInt128>(); // where the ranges end that are walked first
        while (true)
        {
            var (page, limit) = await reader.GetAsync(Within(query, after, ends), size, cancellationToken);
            foreach (var row in page.Rows)
            {
                if (string.CompareOrdinal(row.SysId, after) <= 0)
                {
                    throw Disobeyed(query.Table);
                }

                after = row.SysId;
                yield return row;
            }

            if (page.Total <= limit)
            {
                if (!ends.TryPop(out var end))
                {
                    yield break;
                }

                after = Text(end - 1);
            }
            else if (page.Rows.Count == 0)
            {
                ends.Push(Middle(after, ends, query.Table));
            }
        }
    }

    private static TableQuery Within(TableQuery query, string after, Stack<UInt128> ends) => query
        .Where(after.Length > 0 ? $"sys_id>{after}" : null)
        .Where(ends.TryPeek(out var end) ? $"sys_id<{Text(end)}" : null)
        .OrderedBy("sys_id");

    private static UInt128 Middle(string after, Stack<UInt128> ends, string table)
    {
        var low = UInt128.TryParse(after, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var high = ends.TryPeek(out var end) ? end : UInt128.MaxValue;
        return high - low > 1 ? low + ((high - low) / 2) : throw Disobeyed(table);
    }

    private static string Text(UInt128 id) => id.ToString("x32", CultureInfo.InvariantCulture);

    private static ServiceNowException Disobeyed(string table) => new(
        ServiceNowFault.Malformed,
        $"The table {table} did not keep to the conditions on sys_id that it was asked with; let the account read the column sys_id, and look at the proxy in between.");
}
