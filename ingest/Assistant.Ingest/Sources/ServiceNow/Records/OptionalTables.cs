using System.Collections.Concurrent;
using Assistant.Ingest.Sources.ServiceNow.Wire;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>Tables that a ticket can do without: one that the account may not read is asked once, and left out from then on.</summary>
internal sealed class OptionalTables
{
    private static readonly ILookup<string, TableRow> None = Array.Empty<TableRow>().ToLookup(_ => "");

    private readonly ConcurrentDictionary<string, string> _refused = new();

    /// <summary>The tables left out, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused => _refused;

    /// <summary>The records, or none where the table is not wanted or may not be read.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public async Task<ILookup<string, TableRow>> ReadAsync(string table, bool isWanted, Func<Task<ILookup<string, TableRow>>> read)
    {
        if (!isWanted || _refused.ContainsKey(table))
        {
            return None;
        }

        try
        {
            return await read();
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
        {
            _refused[table] = fault.Message;
            return None;
        }
    }
}
