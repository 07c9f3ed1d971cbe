using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>
/// Finds the way on where an answer shows nothing although more records match: all that it covers are hidden, and there
/// is no last record to go on from. Ranges of time that hold no more than an answer can cover show for certain what is
/// visible in them, and the counts tell how wide a range may be.
/// </summary>
internal sealed class HiddenRecords(TableReader reader, TableQuery query, TimeProvider time)
{
    // Only ids and times: cheap enough to look over many records at once.
    private const int MostKeys = 5000;

    // Ranges are a little narrower than the count of records suggests: they are not spread evenly.
    private const double Caution = 0.8;

    // Where an answer says that more follow, and not how many.
    private const long Unknown = long.MaxValue;

    private static readonly string[] Keys = ["sys_id", "sys_updated_on"];

    // Older than any instance.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TableQuery _keys = query with { Fields = Keys, WithDisplay = false };
    private readonly PageSize _size = new(MostKeys);

    /// <summary>
    /// The time to go on from: that of the next record that is visible, or one before which none is. It is
    /// <paramref name="from"/> itself where that second alone holds more records than an answer covers, or the next
    /// visible record; null where nothing visible is left.
    /// </summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<DateTimeOffset?> LookOverAsync(DateTimeOffset? from, long matching, CancellationToken cancellationToken)
    {
        var low = from ?? Earliest;
        DateTimeOffset? end = null;
        while (true)
        {
            var last = end ?? time.GetUtcNow().AddDays(1);
            var high = matching <= _size.Current ? end : low + Width(last - low, matching);
            var (page, limit) = await reader.GetAsync(_keys, new TimeRange(low, high), _size, cancellationToken);
            if (page.Rows.Count > 0)
            {
                return page.Rows[0].UpdatedAt;
            }

            if (page.Total > limit)
            {
                if (high == low)
                {
                    return low; // one second: the walk takes it apart by ids, if it has come to it
                }

                (end, matching) = (high ?? last, page.Total);
            }
            else if (high is null)
            {
                return null;
            }
            else if (high >= last)
            {
                return high.Value.AddSeconds(1); // the walk looks from there
            }
            else
            {
                (low, matching) = (high.Value.AddSeconds(1), matching == Unknown ? Unknown : matching - page.Total);
            }
        }
    }

    private TimeSpan Width(TimeSpan span, long matching)
    {
        var share = matching == Unknown ? 0.5 : Math.Min(0.5, Caution * _size.Current / matching);
        return TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds * share));
    }
}
