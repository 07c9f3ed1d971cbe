using System.Text.RegularExpressions;
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
    // A mail quotes what was said shortly before it; looking further back would cost time in very long tickets.
    private const int Remembered = 20;

    /// <summary>The id of the ticket that a record is, as far as it can be read; null where it cannot.</summary>
    public string? AddressOf(RecordId id) => idIsNumber
        ? TicketNumber.TryParse(id.Number, out var number) ? number.Value : null
        : id.SysId ?? (TicketNumber.TryParse(id.Number, out number) ? number.Value : null);

    /// <summary>The ticket.</summary>
    /// <exception cref="RecordException">It cannot be labelled or cleaned.</exception>
    public FetchedTicket Take(TicketRecord record)
    {
        var (audience, notes) = labels.Of(record);
        var redaction = new TicketRedaction(redactor);
        try
        {
            var entries = new List<JournalEntry>();
            var said = new Queue<string>();
            foreach (var entry in record.Entries.OrderBy(entry => entry.At))
            {
                var text = entry.IsPlain ? MailText.Normalise(entry.Body) : MailBody.Clean(entry.Body, said);
                if (string.IsNullOrWhiteSpace(text))
                {
                    continue;
                }

                var isNote = entry.Kind == JournalKind.WorkNote || entry.IsDoubtful;
                entries.Add(new JournalEntry(entry.At, redaction.Of(entry.Author), entry.Kind, redaction.Of(text), isNote ? notes : audience));
                Remember(said, text);
            }

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
                CloseNotes = record.CloseNotes is null ? null : redaction.Of(MailBody.Clean(record.CloseNotes)),
                Tags = [.. record.Tags.Select(redaction.Of)],
                Entries = entries,
                Audience = audience,
                FetchedAt = clock.GetUtcNow(),
            };
            return new FetchedTicket(ticket, redaction.Removed);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new RecordException("Its text takes too long to search for secrets, so it was not taken in.");
        }
    }

    private static void Remember(Queue<string> said, string text)
    {
        said.Enqueue(text);
        if (said.Count > Remembered)
        {
            said.Dequeue();
        }
    }

    private static string OneLine(string subject) =>
        string.Join(' ', MailText.Normalise(subject).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Removes the secrets of one ticket, and counts them.</summary>
internal sealed class TicketRedaction(Redactor redactor)
{
    private readonly Dictionary<string, int> _removed = [];

    /// <summary>How many pieces of each kind were removed.</summary>
    public IReadOnlyDictionary<string, int> Removed => _removed;

    /// <summary>The text without secrets.</summary>
    public string Of(string text)
    {
        var redacted = redactor.RemoveSecrets(text);
        foreach (var (kind, count) in redacted.Removed)
        {
            _removed[kind] = _removed.GetValueOrDefault(kind) + count;
        }

        return redacted.Text;
    }
}
