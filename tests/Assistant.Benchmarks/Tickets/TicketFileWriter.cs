using System.Globalization;
using System.Text.Json;

namespace Assistant.Benchmarks.Tickets;

/// <summary>Writes a ticket file of a given size: conversations of about ten entries, the same ones at every call.</summary>
internal static class TicketFileWriter
{
    private const int FlushEvery = 1 << 20;

    private static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file; returns how many tickets it holds.</summary>
    public static async Task<int> WriteAsync(string path, long bytes)
    {
        var random = new Random(4711);
        await using var file = File.Create(path);
        await using var json = new Utf8JsonWriter(file);
        var tickets = 0;
        json.WriteStartObject();
        json.WriteStartArray("tickets");
        while (json.BytesCommitted + json.BytesPending < bytes)
        {
            WriteTicket(json, tickets++, random);
            if (json.BytesPending > FlushEvery)
            {
                await json.FlushAsync();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return tickets;
    }

    private static void WriteTicket(Utf8JsonWriter json, int index, Random random)
    {
        var phrases = new TicketPhrases(random);
        var conversation = new MailConversation(phrases, random);
        var (requester, agent, at) = (phrases.Name(), phrases.Name(), Beginning.AddMinutes(index));
        json.WriteStartObject();
        json.WriteString("number", $"RITM{1_000_000 + index}");
        json.WriteString("subject", phrases.Subject());
        json.WriteStartObject("requester");
        json.WriteString("name", requester);
        json.WriteString("userName", requester.Split(' ')[1].ToLowerInvariant());
        json.WriteEndObject();
        json.WriteString("state", "Closed Complete");
        json.WriteString("openedAt", Time(at));
        json.WriteString("closedAt", Time(at.AddDays(3)));
        json.WriteString("closeNotes", phrases.Paragraph(2));
        json.WriteStartArray("interactions");
        for (var entry = random.Next(6, 15); entry > 0; entry--)
        {
            at = at.AddHours(3);
            var author = random.Next(2) == 0 ? requester : agent;
            var (kind, body) = conversation.Next(author);
            json.WriteStartObject();
            json.WriteString("at", Time(at));
            json.WriteString("author", author);
            json.WriteString("kind", kind);
            json.WriteString("body", body);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
