using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

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
