using System.Text.RegularExpressions;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Tickets.Mail;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Tickets;

/// <summary>Makes a ticket of a record: cleans it of mail noise, removes secrets, labels it.</summary>
/// <param name="source">The source that the ticket belongs to.</param>
/// <param name="labels">Who may read it.</param>
/// <param name="idIsNumber">Whether the number names the ticket, as in uploads, whatever <c>sys_id</c> the file gives.</param>
/// <param name="redactor">Removes secrets.</param>
/// <param name="clock">Says when it was taken in.</param>
internal sealed class TicketIntake(string source, TicketLabels labels, bool idIsNumber, Redactor redactor, TimeProvider clock)
{
    // A long ticket takes a hundredth of it; a hostile one must not hold up those that wait behind it.
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(5);

    // In characters, pictures within the text aside. A long mail has a hundred thousand.
    private const int LongestBody = 2_000_000;

    /// <summary>The id of the ticket that a record is, as far as it can be read; null where it cannot.</summary>
    public string? AddressOf(RecordId id) => idIsNumber
        ? TicketNumber.TryParse(id.Number, out var number) ? number.Value : null
        : id.SysId ?? (TicketNumber.TryParse(id.Number, out number) ? number.Value : null);

    /// <summary>The ticket.</summary>
    /// <exception cref="RecordException">It cannot be labelled or cleaned.</exception>
    public FetchedTicket Take(TicketRecord record)
    {
        var (audience, notes) = labels.Of(record);
        var redaction = new TicketRedaction(redactor, new TimeBudget(LongestWork, clock));
        try
        {
            var ticket = new Ticket
            {
                Source = source,
                SysId = AddressOf(new RecordId(record.SysId, record.Number.Value))!,
                Number = record.Number,
                Table = redaction.Of(record.Table),
                Subject = redaction.Of(OneLine(record.Subject)),
                Requester = new Requester(redaction.Of(record.Requester.Name), redaction.Of(record.Requester.Email), redaction.Of(record.Requester.UserName)),
                State = redaction.Of(record.State),
                OpenedAt = record.OpenedAt,
                UpdatedAt = record.UpdatedAt,
                ClosedAt = record.ClosedAt,
                CloseNotes = record.CloseNotes is null ? null : redaction.Of(MailBody.Clean(Body(record.CloseNotes), budget: redaction.Budget)),
                Tags = [.. record.Tags.Select(redaction.Of)],
                Entries = [.. Entries(record, audience, notes, redaction)],
                Audience = audience,
                FetchedAt = clock.GetUtcNow(),
            };
            return new FetchedTicket(ticket, redaction.Removed);
        }
        catch (Exception endless) when (endless is TimeBudgetException or RegexMatchTimeoutException)
        {
            throw new RecordException($"To clean its text and to search it for secrets takes longer than {LongestWork.TotalSeconds:0} s, so it was not taken in; shorten its longest entries, or leave it out.");
        }
    }

    private static IEnumerable<JournalEntry> Entries(TicketRecord record, Audience audience, Audience notes, TicketRedaction redaction)
    {
        var said = new EarlierTexts();
        foreach (var entry in record.Entries.OrderBy(entry => entry.At))
        {
            var body = Body(entry.Body);
            var text = entry.IsPlain ? MailText.Normalise(body) : MailBody.Clean(body, said, redaction.Budget);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var isNote = entry.Kind == JournalKind.WorkNote || entry.IsDoubtful;
            yield return new JournalEntry(entry.At, redaction.Of(entry.Author), entry.Kind, redaction.Of(text), isNote ? notes : audience);
            said.Add(text);
        }
    }

    private static string Body(string text)
    {
        var body = text.Length > LongestBody ? InlinePictures.Remove(text) : text;
        return body.Length <= LongestBody
            ? body
            : throw new RecordException($"One of its entries has {body.Length / 1_000_000} million characters, more than {LongestBody / 1_000_000} million; shorten it, or leave the record out.");
    }

    private static string OneLine(string subject) =>
        string.Join(' ', MailText.Normalise(subject).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
