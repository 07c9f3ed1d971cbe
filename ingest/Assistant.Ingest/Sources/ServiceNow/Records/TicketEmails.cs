using System.Net.Mail;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Mail;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>
/// The e-mails of tickets. One that the requester sent or was sent they know; any other may be among staff, as the
/// notifications that repeat work notes are, and stays with them.
/// </summary>
internal static class TicketEmails
{
    /// <summary>The table of all e-mails.</summary>
    public const string Table = "sys_email";

    // A mail that is in the journal too is there word by word, give or take signatures and the wrapping of lines.
    private const int Compared = 200;

    private static readonly TableQuery Query = new TableQuery(
        Table, ["sys_id", "instance", "type", "user", "user_id.name", "user_id.user_name", "recipients", "copied", "body", "body_text", "sys_created_on", "sys_created_by"])
        .Where("typeINreceived,sent");

    /// <summary>The e-mails of tickets, by their id.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public static Task<ILookup<string, TableRow>> ReadAsync(RelatedRows related, IReadOnlyList<string> tickets, CancellationToken cancellationToken) =>
        related.ReadAsync(Query, "instance", tickets, cancellationToken);

    /// <summary>The entries of a ticket's mails that the journal does not hold already.</summary>
    public static IEnumerable<RecordEntry> Entries(TicketRecord ticket, IEnumerable<TableRow> mails, IReadOnlyList<RecordEntry> journal, UserNames names)
    {
        var inOrder = mails.OrderBy(mail => mail.TimeOf("sys_created_on")).ToList();
        var known = inOrder.Count == 0 ? [] : journal.Concat(ticket.Entries).Select(entry => Bare(MailBody.Clean(entry.Body))).ToList();
        foreach (var mail in inOrder)
        {
            var entry = Entry(ticket, mail.Fields, mail.TimeOf("sys_created_on"), names);
            var said = Bare(MailBody.Clean(entry.Body));
            if (said.Length > 0 && !known.Exists(earlier => IsRepetition(said, earlier)))
            {
                known.Add(said);
                yield return entry;
            }
        }
    }

    private static RecordEntry Entry(TicketRecord ticket, RecordFields mail, DateTimeOffset at, UserNames names)
    {
        var body = mail.Value("body_text") is { Length: > 0 } text ? text : mail.Value("body");
        var isReceived = mail.Value("type") == "received";
        var isFromRequester = isReceived && (Same(mail.Value("user_id.user_name"), ticket.Requester.UserName) || Holds(mail.Value("user"), ticket.Requester.Email));
        var isToRequester = !isReceived && (Holds(mail.Value("recipients"), ticket.Requester.Email) || Holds(mail.Value("copied"), ticket.Requester.Email));
        var author = isFromRequester ? ticket.Requester.Name
            : isReceived ? mail.FirstDisplay("user_id.name", "user")
            : names.Of(mail.Value("sys_created_by"));
        return new RecordEntry(at, author, JournalKind.Email, body) { IsDoubtful = !isFromRequester && !isToRequester };
    }

    private static bool IsRepetition(string said, string earlier) =>
        earlier.Length > 0 && (earlier.Contains(said, StringComparison.Ordinal) || (earlier.Length >= Compared && said.Contains(earlier, StringComparison.Ordinal) && said.Length < earlier.Length * 2));

    private static bool Holds(string addresses, string address) =>
        address.Length > 0 && addresses.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(one => Same(MailAddress.TryCreate(one, out var parsed) ? parsed.Address : one, address));

    private static bool Same(string name, string other) => name.Length > 0 && string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
