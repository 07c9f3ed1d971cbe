using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>
/// Makes sure that the instance reads the times in conditions as UTC. Where it took them for local ones, a walk would pass
/// over hours of changes without a word.
/// </summary>
internal static class ClockCheck
{
    /// <summary>Asks for a record that changed lately by its time.</summary>
    /// <exception cref="ServiceNowException">It does not find it.</exception>
    public static async Task RunAsync(TableReader reader, string table, CancellationToken cancellationToken)
    {
        var one = new TableQuery(table, ["sys_id", "sys_updated_on"]);
        TableRow? before;
        try
        {
            before = await FirstAsync(one with { Order = ["DESCsys_updated_on"] });
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing or ServiceNowFault.TooMuch)
        {
            return; // the walk of the table says so, or asks for less
        }

        if (before is not { } row)
        {
            return;
        }

        var byId = one.Where($"sys_id={row.SysId}");
        var byTime = byId.Where($"sys_updated_on>={ServiceNowTime.Format(row.UpdatedAt)}").Where($"sys_updated_on<={ServiceNowTime.Format(row.UpdatedAt)}");
        if (await FirstAsync(byTime) is null && await FirstAsync(byId) is { } after && after.UpdatedAt == row.UpdatedAt)
        {
            throw new ServiceNowException(
                ServiceNowFault.Malformed,
                "ServiceNow takes the times in questions for those of another time zone, so changes would be missed; set the time zone of the account to GMT.");
        }

        async Task<TableRow?> FirstAsync(TableQuery query) =>
            (await reader.Client.GetAsync(query, 1, cancellationToken)).Rows is [var first, ..] ? first : null;
    }
}
