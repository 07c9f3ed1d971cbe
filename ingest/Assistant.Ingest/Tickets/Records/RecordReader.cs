using System.Text.Json;
using Assistant.Ingest.Tickets.Files;

namespace Assistant.Ingest.Tickets.Records;

/// <summary>Reads the JSON of a record, of whichever form.</summary>
internal static class RecordReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a record.</summary>
    /// <param name="raw">The record.</param>
    /// <param name="id">Its <c>sys_id</c> and number as far as they can be read, also where the rest cannot.</param>
    /// <exception cref="RecordException">It cannot be read.</exception>
    public static TicketRecord Read(RawRecord raw, out RecordId id)
    {
        id = default;
        if (raw.IsOversized)
        {
            throw new RecordException($"It is larger than {RecordScanner.MaxRecordBytes >> 20} MB.");
        }

        try
        {
            using var document = JsonDocument.Parse(raw.Json, Lenient);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new RecordException("It is no object with the fields of a ticket.");
            }

            var isOwn = OwnFormRecord.IsOne(root);
            id = RecordId.Of(root, isOwn);
            return isOwn ? OwnFormRecord.Read(root) : ServiceNowRecord.Read(root);
        }
        catch (JsonException broken)
        {
            throw new RecordException($"It is no valid JSON; line {raw.Line + (broken.LineNumber ?? 0)} is wrong.");
        }
        catch (InvalidOperationException)
        {
            throw new RecordException("It holds text that is not valid UTF-8; save the file as UTF-8.");
        }
    }
}

/// <summary>What names a record; either may be null.</summary>
internal readonly record struct RecordId(string? SysId, string? Number)
{
    /// <summary>Reads what can be read, and never fails.</summary>
    public static RecordId Of(JsonElement record, bool isOwn)
    {
        try
        {
            var fields = new RecordFields(record);
            return new RecordId(NonEmpty(fields.Value(isOwn ? "sysId" : "sys_id")), NonEmpty(fields.Value("number")));
        }
        catch (Exception unreadable) when (unreadable is RecordException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? NonEmpty(string text) => text.Length > 0 ? text : null;
}
