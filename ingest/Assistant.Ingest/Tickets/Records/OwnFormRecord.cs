using System.Text.Json;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>Reads a record of our own ticket form.</summary>
internal static class OwnFormRecord
{
    /// <summary>Whether a record is of our own form; every other is ServiceNow's.</summary>
    public static bool IsOne(JsonElement record) =>
        !record.TryGetProperty("short_description", out _) && !record.TryGetProperty("sys_created_on", out _)
        && (record.TryGetProperty("interactions", out _) || record.TryGetProperty("subject", out _) || record.TryGetProperty("openedAt", out _) || record.TryGetProperty("requester", out _));

    /// <summary>Reads it.</summary>
    /// <exception cref="RecordException">It is no ticket.</exception>
    public static TicketRecord Read(JsonElement record)
    {
        var number = RecordNumber.Parse(Text(record, "number"));
        var table = Text(record, "table");
        return new TicketRecord
        {
            SysId = Text(record, "sysId") is { Length: > 0 } id ? id : null,
            Number = number,
            Table = table.Length > 0 ? table : TicketTables.Of(number),
            Subject = Text(record, "subject"),
            Requester = Requester(record),
            State = Text(record, "state"),
            OpenedAt = Time(record, "openedAt"),
            UpdatedAt = Time(record, "updatedAt"),
            ClosedAt = Time(record, "closedAt"),
            CloseNotes = Text(record, "closeNotes") is { Length: > 0 } notes ? notes : null,
            Tags = [.. Items(record, "tags").Select(tag => tag.ValueKind == JsonValueKind.String ? tag.GetString()! : throw WrongType("tags", "texts"))],
            Entries = [.. Items(record, "interactions").Select(Entry)],
        };
    }

    private static Requester Requester(JsonElement record)
    {
        if (!record.TryGetProperty("requester", out var requester) || requester.ValueKind == JsonValueKind.Null)
        {
            return new Requester("", "", "");
        }

        return requester.ValueKind == JsonValueKind.Object
            ? new Requester(Text(requester, "name"), Text(requester, "email"), Text(requester, "userName"))
            : throw WrongType("requester", "an object with name, email and userName");
    }

    private static RecordEntry Entry(JsonElement entry, int index)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw WrongType("interactions", "objects");
        }

        var at = Time(entry, "at") ?? throw new RecordException($"Interaction {index + 1} has no time; give it one in its field at.");
        return new RecordEntry(at, Text(entry, "author"), Kind(Text(entry, "kind"), index), Text(entry, "body")) { IsPlain = Text(entry, "format") == "plain" };
    }

    private static JournalKind Kind(string text, int index) => text.ToLowerInvariant() switch
    {
        "comment" => JournalKind.Comment,
        "worknote" => JournalKind.WorkNote,
        "email" => JournalKind.Email,
        _ => throw new RecordException($"Interaction {index + 1} is of no known kind, so it is not clear who may read it; use comment, workNote or email."),
    };

    private static DateTimeOffset? Time(JsonElement record, string name) => RecordTime.Parse(Text(record, name), name);

    private static IEnumerable<JsonElement> Items(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw WrongType(name, "a list");
    }

    private static string Text(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var value))
        {
            return "";
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw WrongType(name, "a text"),
        };
    }

    private static RecordException WrongType(string name, string expected) => new($"The field {name} is of the wrong type; expected {expected}.");
}
