using Assistant.Core.Tickets;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>The journal of tickets: comments, which the requester sees, and work notes, which they never see.</summary>
internal static class JournalRows
{
    /// <summary>The table of all journals.</summary>
    public const string Table = "sys_journal_field";

    private static readonly TableQuery Query = new TableQuery(Table, ["sys_id", "element_id", "element", "value", "sys_created_on", "sys_created_by"])
        .Where("elementINcomments,work_notes");

    /// <summary>The entries of tickets, by their id.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public static Task<ILookup<string, TableRow>> ReadAsync(RelatedRows related, IReadOnlyList<string> tickets, CancellationToken cancellationToken) =>
        related.ReadAsync(Query, "element_id", tickets, cancellationToken);

    /// <summary>Its entry. The column it was written into decides who reads it; where that is not told, only the staff does.</summary>
    public static RecordEntry Entry(TableRow row, Requester requester, UserNames names) => new(
        row.TimeOf("sys_created_on"),
        Author(row.Fields.Value("sys_created_by"), requester, names),
        row.Fields.Value("element") == "comments" ? JournalKind.Comment : JournalKind.WorkNote,
        row.Fields.Value("value"));

    // The journal knows user names alone.
    private static string Author(string userName, Requester requester, UserNames names) =>
        requester.Name.Length > 0 && string.Equals(userName, requester.UserName, StringComparison.OrdinalIgnoreCase) ? requester.Name : names.Of(userName);
}
