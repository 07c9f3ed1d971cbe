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

/// <summary>Times, both ends included; null for no end.</summary>
internal readonly record struct TimeRange(DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Asks for what changed within a range of times.</summary>
internal static class TimeRanges
{
    /// <summary>The first records of the range, in the order of their last change.</summary>
    /// <exception cref="ServiceNowException">No usable answer came, or one that does not fit the question.</exception>
    public static async Task<(TablePage Page, int Limit)> GetAsync(
        this TableReader reader, TableQuery query, TimeRange range, PageSize size, CancellationToken cancellationToken)
    {
        var bounded = query
            .Where(range.From is { } from ? $"sys_updated_on>={ServiceNowTime.Format(from)}" : null)
            .Where(range.To is { } to ? $"sys_updated_on<={ServiceNowTime.Format(to)}" : null)
            .OrderedBy("sys_updated_on", "sys_id");
        var answer = await reader.GetAsync(bounded, size, cancellationToken);
        return answer.Page.Rows.Any(row => row.UpdatedAt < range.From || row.UpdatedAt > range.To)
            ? throw new ServiceNowException(
                ServiceNowFault.Malformed,
                $"The table {query.Table} did not keep to the conditions on sys_updated_on that it was asked with; set the account's time zone to GMT, and let it read that column.")
            : answer;
    }
}
