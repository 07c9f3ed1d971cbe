using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Core.Tickets;

/// <summary>Writes tickets in our own ticket form, as the reader may see them.</summary>
public static class TicketExport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>UTF-8 JSON: <c>{"tickets":[…]}</c>, which an import reads back.</summary>
    public static byte[] Write(IReadOnlyList<Ticket> tickets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("tickets");
            foreach (var ticket in tickets)
            {
                Write(json, ticket);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Ticket ticket)
    {
        json.WriteStartObject();
        json.WriteString("number", ticket.Number.Value);
        json.WriteString("table", ticket.Table);
        json.WriteString("subject", ticket.Subject);
        json.WriteStartObject("requester");
        json.WriteString("name", ticket.Requester.Name);
        json.WriteString("email", ticket.Requester.Email);
        json.WriteString("userName", ticket.Requester.UserName);
        json.WriteEndObject();
        json.WriteString("state", ticket.State);
        json.WriteString("openedAt", Time(ticket.OpenedAt));
        json.WriteString("updatedAt", Time(ticket.UpdatedAt));
        json.WriteString("closedAt", Time(ticket.ClosedAt));
        json.WriteString("closeNotes", ticket.CloseNotes);
        json.WriteStartArray("tags");
        foreach (var tag in ticket.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteStartArray("interactions");
        foreach (var entry in ticket.Entries)
        {
            Write(json, ticket, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Ticket ticket, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("at", Time(entry.At));
        json.WriteString("author", entry.Author);
        json.WriteString("kind", Kind(ticket, entry));
        json.WriteString("format", "plain"); // cleaned already: an import takes the body as it stands
        json.WriteString("body", entry.Text);
        json.WriteEndObject();
    }

    // The form knows no labels. What not everyone who reads the ticket may read goes out as what it is to them: internal.
    private static string Kind(Ticket ticket, JournalEntry entry) => entry.Kind switch
    {
        _ when !CustomerView.IsVisible(ticket, entry) => "workNote",
        JournalKind.Email => "email",
        _ => "comment",
    };

    private static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
