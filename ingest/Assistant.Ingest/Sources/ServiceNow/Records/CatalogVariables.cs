using Assistant.Core.Tickets;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Mail;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>The form that a requester filled in: it often says more than the description of the ticket.</summary>
internal static class CatalogVariables
{
    /// <summary>The table that joins requested items and their answers.</summary>
    public const string Table = "sc_item_option_mtom";

    /// <summary>The column of it that names the item.</summary>
    public const string Item = "request_item";

    /// <summary>When an answer last changed; the item itself is untouched by that.</summary>
    public const string ChangedAt = $"{Option}.sys_updated_on";

    private const string Option = "sc_item_option";
    private const string Question = $"{Option}.item_option_new";

    // Layout (break, labels, containers, macros, pages) holds no answers; a masked answer is a secret.
    private static readonly HashSet<string> WithoutAnswers = ["11", "12", "14", "15", "17", "19", "20", "24", "25", "32", "33"];

    private const string Html = "23";

    private static readonly TableQuery Query = new(
        Table,
        ["sys_id", Item, $"{Option}.value", $"{Option}.order", $"{Question}.question_text", $"{Question}.name", $"{Question}.type"]);

    /// <summary>The variables of requested items, by their id.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public static Task<ILookup<string, TableRow>> ReadAsync(RelatedRows related, IReadOnlyList<string> items, CancellationToken cancellationToken) =>
        related.ReadAsync(Query, Item, items, cancellationToken);

    /// <summary>What the requester answered, as an entry of theirs; null for nothing.</summary>
    public static RecordEntry? Entry(TicketRecord ticket, IEnumerable<TableRow> variables)
    {
        var lines = variables
            .Select(row => row.Fields)
            .Where(fields => !WithoutAnswers.Contains(fields.Value($"{Question}.type")))
            .Select(fields => (
                Order: int.TryParse(fields.Value($"{Option}.order"), out var order) ? order : int.MaxValue,
                Label: fields.FirstDisplay($"{Question}.question_text", $"{Question}.name"),
                Answer: Answer(fields)))
            .Where(variable => variable.Answer.Length > 0)
            .OrderBy(variable => variable.Order)
            .ThenBy(variable => variable.Label, StringComparer.Ordinal)
            .Select(variable => variable.Label.Length > 0 ? $"{variable.Label.TrimEnd(':', ' ')}: {variable.Answer}" : variable.Answer)
            .ToList();
        return lines.Count == 0
            ? null
            : new RecordEntry(ticket.OpenedAt ?? ticket.UpdatedAt ?? DateTimeOffset.UnixEpoch, ticket.Requester.Name, JournalKind.Comment, string.Join('\n', lines)) { IsPlain = true };
    }

    // References are bare ids here, which say nothing.
    private static string Answer(RecordFields fields)
    {
        var value = fields.Value($"{Option}.value");
        return value.Split(',').All(SysIds.IsOne) ? "" : fields.Value($"{Question}.type") == Html ? MailBody.Clean(value) : value;
    }
}
