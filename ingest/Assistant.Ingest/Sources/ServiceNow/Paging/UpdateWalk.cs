using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>
/// Walks the records that match a query in the order of their last change. A record that changes meanwhile moves to the
/// end and comes again there; none moves to where the walk has been. The walk goes on from the time of the last record
/// that it was shown, that second included, so records come again at the edges of pages: who takes them must not mind.
/// The end is where no more records match than were asked for, never where an answer is short: the records that the
/// account may not read count too.
/// </summary>
internal sealed class UpdateWalk(TableReader reader, TableQuery query, PageSize size, TimeProvider time)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly HiddenRecords _hidden = new(reader, query, time);

    /// <summary>Pages of records; each holds at least one.</summary>
    /// <param name="from">The time of the first change of interest; null for all.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ServiceNowException">No usable answer came, or one that does not fit the question.</exception>
    public async IAsyncEnumerable<IReadOnlyList<TableRow>> ReadAsync(DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (page, limit) = await reader.GetAsync(query, new TimeRange(from, null), size, cancellationToken);
            if (page.Rows.Count > 0)
            {
                yield return page.Rows;
            }

            if (page.Total <= limit)
            {
                yield break;
            }

            var next = page.Rows.Count > 0 ? page.Rows[^1].UpdatedAt : await _hidden.LookOverAsync(from, page.Total, cancellationToken);
            if (next is null)
            {
                yield break;
            }

            if (next == from) // more records than an answer holds share this second
            {
                var second = query.Where($"sys_updated_on={ServiceNowTime.Format(next.Value)}");
                await foreach (var rows in SysIdWalk.ReadAsync(reader, second, size, cancellationToken).ChunkAsync(size.Current, cancellationToken))
                {
                    yield return rows;
                }

                next += Second;
            }

            from = next;
        }
    }
}
