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
    // Only ids and times: cheap enough to look over many hidden records at once.
    private const int MostKeys = 5000;

    private static readonly string[] Keys = ["sys_id", "sys_updated_on"];
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Older than any instance.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PageSize _keySize = new(MostKeys);

    /// <summary>Pages of records; each holds at least one.</summary>
    /// <param name="from">The time of the first change of interest; null for all.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <exception cref="ServiceNowException">No usable answer came, or one that does not fit the question.</exception>
    public async IAsyncEnumerable<IReadOnlyList<TableRow>> ReadAsync(DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var range = new TimeRange(from, null);
        while (true)
        {
            var (page, limit) = await GetAsync(query, range, size, cancellationToken);
            if (page.Rows.Count > 0)
            {
                yield return page.Rows;
            }

            var step = page.Total <= limit ? Step.Done
                : page.Rows.Count > 0 ? StepTo(page.Rows[^1].UpdatedAt, range)
                : await LookOverHiddenAsync(range, cancellationToken);
            if (step.IsOneSecond)
            {
                var second = query.Where($"sys_updated_on={ServiceNowTime.Format(range.From!.Value)}");
                await foreach (var rows in SysIdWalk.ReadAsync(reader, second, size, cancellationToken).ChunkAsync(size.Current, cancellationToken))
                {
                    yield return rows;
                }

                step = range.To > range.From ? new Step(range with { From = range.From + Second }) : new Step(new TimeRange(range.From + Second, null));
            }

            if (step.IsDone && range.To is null)
            {
                yield break;
            }

            range = step.IsDone ? new TimeRange(range.To + Second, null) : step.Next;
        }
    }

    private async Task<(TablePage Page, int Limit)> GetAsync(TableQuery asked, TimeRange range, PageSize pageSize, CancellationToken cancellationToken)
    {
        var bounded = asked
            .Where(range.From is { } from ? $"sys_updated_on>={ServiceNowTime.Format(from)}" : null)
            .Where(range.To is { } to ? $"sys_updated_on<={ServiceNowTime.Format(to)}" : null)
            .OrderedBy("sys_updated_on", "sys_id");
        var answer = await reader.GetAsync(bounded, pageSize, cancellationToken);
        foreach (var row in answer.Page.Rows)
        {
            if (row.UpdatedAt < range.From || row.UpdatedAt > range.To)
            {
                throw OtherTimes(query.Table);
            }
        }

        return answer;
    }

    private static Step StepTo(DateTimeOffset last, TimeRange range) =>
        last > range.From || range.From is null ? new Step(range with { From = last }) : Step.OneSecond;

    // The answer showed nothing, and more records match.
    private async Task<Step> LookOverHiddenAsync(TimeRange range, CancellationToken cancellationToken)
    {
        var (keys, limit) = await GetAsync(query with { Fields = Keys, WithDisplay = false }, range, _keySize, cancellationToken);
        if (keys.Rows.Count > 0)
        {
            return StepTo(keys.Rows[0].UpdatedAt, range);
        }

        if (keys.Total <= limit)
        {
            return Step.Done;
        }

        var from = range.From ?? Earliest;
        var to = range.To ?? time.GetUtcNow().AddDays(1);
        var middle = from + TimeSpan.FromSeconds(Math.Floor((to - from).TotalSeconds / 2));
        return middle > from ? new Step(new TimeRange(range.From, middle))
            : range.To == from ? Step.OneSecond
            : new Step(new TimeRange(from, from));
    }

    private static ServiceNowException OtherTimes(string table) => new(
        ServiceNowFault.Malformed,
        $"The table {table} did not keep to the conditions on sys_updated_on that it was asked with; set the account's time zone to GMT, and let it read that column.");

    /// <summary>Times, both ends included; null for no end.</summary>
    private sealed record TimeRange(DateTimeOffset? From, DateTimeOffset? To);

    /// <summary>What to do next.</summary>
    private sealed record Step(TimeRange Next, bool IsDone = false, bool IsOneSecond = false)
    {
        public static Step Done { get; } = new(new TimeRange(null, null), IsDone: true);

        /// <summary>More records than fit an answer share the first second of the range.</summary>
        public static Step OneSecond { get; } = new(new TimeRange(null, null), IsOneSecond: true);
    }
}
