using System.Text.Json;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>One answer of a table.</summary>
/// <param name="Rows">The records that the account may read: the limit counts before those it may not are left out, so a short page is no last page.</param>
/// <param name="Total">How many records match, hidden ones included.</param>
internal sealed record TablePage(IReadOnlyList<TableRow> Rows, long Total);

/// <summary>A record as it came.</summary>
/// <param name="Json">An object.</param>
internal readonly record struct TableRow(JsonElement Json)
{
    /// <summary>Its fields.</summary>
    public RecordFields Fields => new(Json);

    /// <summary>Its id.</summary>
    public string SysId => Fields.Value("sys_id");

    /// <summary>When it last changed, UTC, to the second.</summary>
    /// <exception cref="ServiceNowException">It does not say so.</exception>
    public DateTimeOffset UpdatedAt => TimeOf("sys_updated_on");

    /// <summary>A time that every record has.</summary>
    /// <exception cref="ServiceNowException">It does not say so.</exception>
    public DateTimeOffset TimeOf(string column) => RecordTime.TryParse(Fields.Value(column), out var time)
        ? time
        : throw new ServiceNowException(ServiceNowFault.Malformed, $"A record came without {column}; let the account read the columns sys_id, sys_created_on and sys_updated_on.");

    /// <summary>Whether the account may read a column: one that it may not is left out.</summary>
    public bool Has(string column) => Json.TryGetProperty(column, out _);
}
