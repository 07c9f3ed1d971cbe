using System.Text;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources.ServiceNow.Paging;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Sources.ServiceNow.Records;

/// <summary>The files attached to tickets: text is read up to a limit, the rest is listed by name.</summary>
/// <param name="client">Reads the files.</param>
/// <param name="kilobytes">How much of a file is read; 0 for nothing.</param>
internal sealed class TicketAttachments(ServiceNowClient client, int kilobytes)
{
    /// <summary>The table of all attachments.</summary>
    public const string Table = "sys_attachment";

    // A ticket with more files than that is an archive.
    private const int MostFiles = 10;

    private static readonly TableQuery Query = new(
        Table, ["sys_id", "table_name", "table_sys_id", "file_name", "content_type", "size_bytes", "sys_created_on", "sys_created_by"]);

    private static readonly string[] TextTypes = ["application/json", "application/xml", "application/yaml", "application/x-yaml", "application/x-sh", "application/x-shellscript", "application/javascript"];

    private static readonly string[] TextEndings =
    [
        ".log", ".out", ".err", ".txt", ".sh", ".bash", ".csh", ".slurm", ".sbatch", ".pbs", ".job", ".lsf", ".py", ".c", ".h", ".cc", ".cpp", ".cu", ".f", ".f90",
        ".md", ".rst", ".csv", ".json", ".xml", ".yml", ".yaml", ".toml", ".ini", ".conf", ".cfg", ".def", ".lua", ".r", ".jl", ".m", ".in", ".inp", ".diff", ".patch",
    ];

    /// <summary>The files of tickets, by the ticket's id.</summary>
    /// <exception cref="ServiceNowException">No usable answer came.</exception>
    public static Task<ILookup<string, TableRow>> ReadAsync(RelatedRows related, IReadOnlyList<string> tickets, CancellationToken cancellationToken) =>
        related.ReadAsync(Query, "table_sys_id", tickets, cancellationToken);

    /// <summary>The entries of a ticket's files, and whether all text was read that should be.</summary>
    public async Task<(IReadOnlyList<RecordEntry> Entries, bool IsComplete)> EntriesAsync(
        TicketRecord ticket, IEnumerable<TableRow> files, UserNames names, CancellationToken cancellationToken)
    {
        var entries = new List<RecordEntry>();
        var isComplete = true;
        foreach (var file in files.Where(file => file.Fields.Value("table_name") == ticket.Table).OrderBy(file => file.TimeOf("sys_created_on")))
        {
            var isRead = entries.Count < MostFiles && IsText(file.Fields);
            var text = isRead ? await TextAsync(file, cancellationToken) : null;
            isComplete &= text is not null || !isRead;
            entries.Add(Entry(ticket, file, text, names));
        }

        return (entries, isComplete);
    }

    // What the staff attach may come with a work note, and nothing tells: it stays with them.
    private static RecordEntry Entry(TicketRecord ticket, TableRow file, string? text, UserNames names)
    {
        var by = file.Fields.Value("sys_created_by");
        var isOwn = by.Length > 0 && string.Equals(by, ticket.Requester.UserName, StringComparison.OrdinalIgnoreCase);
        var name = file.Fields.Value("file_name");
        var body = string.IsNullOrWhiteSpace(text) ? $"Attachment {name} ({Description(file.Fields)})" : $"Attachment {name}:\n{text}";
        return new RecordEntry(file.TimeOf("sys_created_on"), isOwn ? ticket.Requester.Name : names.Of(by), JournalKind.Comment, body) { IsPlain = true, IsDoubtful = !isOwn };
    }

    // Null where it could not be read now; empty where it is no text after all.
    private async Task<string?> TextAsync(TableRow file, CancellationToken cancellationToken)
    {
        try
        {
            var most = kilobytes * 1024;
            var bytes = await client.GetFileAsync(file.SysId, most, cancellationToken);
            return bytes.Span.Contains((byte)0) ? "" : Decode(bytes.Span, isCut: bytes.Length == most);
        }
        catch (ServiceNowException fault) when (fault.Fault is ServiceNowFault.Forbidden or ServiceNowFault.Missing)
        {
            return "";
        }
        catch (ServiceNowException fault) when (fault.Fault is not (ServiceNowFault.Unauthorized or ServiceNowFault.Busy))
        {
            return null; // one file that cannot be sent must not keep the ticket out
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, bool isCut)
    {
        var text = HtmlDecoding.Decode(bytes, null);
        text = text.Contains('\uFFFD') && !isCut ? HtmlDecoding.Decode(bytes, "windows-1252") : text;
        var end = isCut ? text.LastIndexOf('\n') : -1;
        return isCut ? $"{(end > 0 ? text[..end] : text)}\n[the rest was not read]" : text;
    }

    private bool IsText(RecordFields file)
    {
        var type = file.Value("content_type").Split(';')[0].Trim().ToLowerInvariant();
        var ending = Path.GetExtension(file.Value("file_name")).ToLowerInvariant();
        return kilobytes > 0 && type != "text/html" && file.Value("size_bytes") != "0"
            && (type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type) || TextEndings.Contains(ending) || ending is { Length: > 2 } && ending[1..].All(char.IsAsciiDigit));
    }

    private static string Description(RecordFields file)
    {
        var type = file.Value("content_type");
        var size = long.TryParse(file.Value("size_bytes"), out var bytes) ? $"{Math.Max(1, bytes / 1024)} kB" : "";
        return string.Join(", ", new[] { type, size, "not read" }.Where(part => part.Length > 0));
    }
}
