using Assistant.Core.Configuration;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>Which columns of a table of tickets are read.</summary>
internal static class TicketColumns
{
    // Where the settings name none.
    private static readonly string[] UsualTables = [TicketTables.RequestItem, TicketTables.Incident, TicketTables.Request, TicketTables.Task];

    private static readonly string[] Common =
    [
        "sys_id", "number", "sys_class_name", "short_description", "description", "state", "opened_at", "closed_at", "close_notes", "contact_type",
        "assignment_group", "opened_by", "opened_by.name", "sys_created_on", "sys_updated_on",
    ];

    /// <summary>The tables that are read, that of articles included where it is named.</summary>
    public static IReadOnlyList<string> TablesOf(SourceOptions options) =>
        options.Tables.Count > 0 ? [.. options.Tables.Distinct(StringComparer.Ordinal)] : UsualTables;

    /// <summary>The question for a table's tickets.</summary>
    public static TableQuery Query(string table, string? narrowing) =>
        new TableQuery(table, [.. Common, .. Own(table)]) { WithDisplay = true }.Where(narrowing);

    private static IEnumerable<string> Own(string table) => table switch
    {
        TicketTables.Incident => ["resolved_at", "category", "subcategory", .. Person("caller_id")],
        TicketTables.RequestItem => ["stage", "cat_item", .. Person("requested_for"), .. Person("request.requested_for")],
        TicketTables.Request => ["request_state", .. Person("requested_for")],
        // A task tells the staff what to do for a request. It shows whom it is for, and gives that person no right to read it.
        TicketTables.Task => ["request_item.request.requested_for", "request_item.request.requested_for.name"],
        TicketTables.Case => ["resolved_at", "resolution_notes", "category", "subcategory", .. Person("contact")],
        _ => ["category", "subcategory", .. Person("caller_id"), .. Person("requested_for"), .. Person("u_requested_for"), .. Person("u_requester")],
    };

    private static IEnumerable<string> Person(string column) => [column, $"{column}.name", $"{column}.user_name", $"{column}.email"];
}
