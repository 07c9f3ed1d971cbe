using Assistant.Ingest.Sources.ServiceNow.Wire;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.ServiceNow.Paging;

/// <summary>Asks tables for as many records at once as they can answer in time.</summary>
internal sealed class TableReader(string source, ServiceNowClient client, ILogger logger)
{
    private readonly Dictionary<string, (long Visible, long Matching)> _seen = [];

    /// <summary>The connection.</summary>
    public ServiceNowClient Client => client;

    /// <summary>Asks for the first records of a query.</summary>
    /// <returns>The answer, and how many records were asked for.</returns>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<(TablePage Page, int Limit)> GetAsync(TableQuery query, PageSize size, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var limit = size.Current;
                var page = await client.GetAsync(query, limit, cancellationToken);
                size.Succeeded();
                Note(query.Table, page);
                return (page, limit);
            }
            catch (ServiceNowException slow) when (slow.Fault == ServiceNowFault.TooMuch && size.TryShrink())
            {
                logger.Shrunk(source, query.Table, size.Current);
            }
        }
    }

    /// <summary>How many records of a table match what was asked, where the account was shown none of them; else 0.</summary>
    public long HiddenOf(string table)
    {
        lock (_seen)
        {
            return _seen.TryGetValue(table, out var seen) && seen.Visible == 0 ? seen.Matching : 0;
        }
    }

    private void Note(string table, TablePage page)
    {
        lock (_seen)
        {
            var (visible, matching) = _seen.GetValueOrDefault(table);
            _seen[table] = (visible + page.Rows.Count, matching + (page.Total == long.MaxValue ? 0 : page.Total));
        }
    }
}
