using System.Text.Json;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Web.Tickets;
using HtmlAgilityPack;

namespace Assistant.Web.Tests.Doubles;

/// <summary>The sample tickets, read simply: enough to look at pages, without the cleaning of the pipeline.</summary>
internal sealed class SampleTicketDesk : ITicketDesk
{
    private readonly List<Ticket> _tickets = [.. Read()];

    public Task<IReadOnlyList<Ticket>> FindAsync(TicketNumber number, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Ticket>>([.. _tickets.Where(ticket => ticket.Number == number && caller.MayRead(ticket.Audience))]);

    public Task<ResultPage<TicketSummary>> ListAsync(string? search, int page, int pageSize, Caller caller, CancellationToken cancellationToken)
    {
        var matching = _tickets
            .Where(ticket => caller.MayRead(ticket.Audience))
            .Where(ticket => search is null || $"{ticket.Number} {ticket.Subject} {ticket.Requester.Name}".Contains(search, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(ticket => ticket.UpdatedAt).ToList();
        return Task.FromResult(new ResultPage<TicketSummary>(
            [.. matching.Skip((page - 1) * pageSize).Take(pageSize).Select(Summary)], matching.Count));
    }

    public Task<IReadOnlyList<SimilarTicket>> FindSimilarAsync(Ticket ticket, int top, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SimilarTicket>>([.. _tickets.Where(other => other.IsResolved && other.Number != ticket.Number).Take(3)
            .Select(other => new SimilarTicket(other.Number, other.Source, other.Subject, other.CloseNotes!, $"/tickets/{other.Number}#resolution"))]);

    public TicketBrief Brief(Ticket ticket) => new(
        ticket.Number, ticket.Source, ticket.Subject, ticket.Requester, ticket.State, ticket.OpenedAt, ticket.UpdatedAt, ticket.ClosedAt,
        ticket.Entries.Count, ticket.Entries.FirstOrDefault(entry => entry.Kind != JournalKind.WorkNote), ticket.Subject);

    public byte[] Export(IReadOnlyList<Ticket> tickets) =>
        JsonSerializer.SerializeToUtf8Bytes(new { tickets = tickets.Select(ticket => new { number = ticket.Number.Value, ticket.Subject }) });

    private static TicketSummary Summary(Ticket ticket) => new(
        ticket.Number, ticket.Source, ticket.Subject, ticket.Requester.Name, ticket.State, ticket.OpenedAt, ticket.UpdatedAt, ticket.IsResolved);

    private static IEnumerable<Ticket> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(InstallationRoot.Path, "samples", "tickets.json")));
        foreach (var record in file.RootElement.GetProperty("tickets").EnumerateArray())
        {
            var requester = record.GetProperty("requester");
            yield return new Ticket
            {
                Source = "sample-tickets",
                SysId = Text(record, "number"),
                Number = new TicketNumber(Text(record, "number")),
                Table = Text(record, "table"),
                Subject = Text(record, "subject"),
                Requester = new Requester(Text(requester, "name"), Text(requester, "email"), Text(requester, "userName")),
                State = Text(record, "state"),
                OpenedAt = Instant(record, "openedAt"),
                UpdatedAt = Instant(record, "updatedAt"),
                ClosedAt = Instant(record, "closedAt"),
                CloseNotes = Text(record, "closeNotes") is { Length: > 0 } notes ? notes : null,
                Entries = [.. record.GetProperty("interactions").EnumerateArray().Select(Entry)],
                Audience = Audience.Staff,
                FetchedAt = new DateTimeOffset(2026, 9, 12, 2, 0, 0, TimeSpan.Zero),
            };
        }
    }

    private static JournalEntry Entry(JsonElement entry)
    {
        var page = new HtmlDocument();
        page.LoadHtml(Text(entry, "body"));
        var text = HtmlEntity.DeEntitize(page.DocumentNode.SelectSingleNode("//body")?.InnerText ?? page.DocumentNode.InnerText).Trim();
        return new JournalEntry(
            Instant(entry, "at")!.Value, Text(entry, "author"), Enum.Parse<JournalKind>(Text(entry, "kind"), ignoreCase: true), text, Audience.Staff);
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DateTimeOffset? Instant(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), out var at) ? at : null;
}
