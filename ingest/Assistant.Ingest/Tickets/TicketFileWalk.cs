using System.Runtime.CompilerServices;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Tickets.Files;
using Assistant.Ingest.Tickets.Records;

namespace Assistant.Ingest.Tickets;

/// <summary>Walks a ticket file once: every record becomes a ticket, or a failure that says where and why.</summary>
/// <param name="fileName">For messages.</param>
/// <param name="intake">Makes tickets of records.</param>
/// <param name="mostBytes">How large the file may be.</param>
internal sealed class TicketFileWalk(string fileName, TicketIntake intake, long mostBytes = long.MaxValue)
{
    private readonly Dictionary<string, (DateTimeOffset? UpdatedAt, int Record)> _seen = new(StringComparer.Ordinal);
    private bool _missedSomething;

    /// <summary>Whether the file was read to its end and every record in it could be named: what it does not hold is gone. Known after the walk.</summary>
    public bool SawEverything { get; private set; }

    /// <summary>How many records the file holds.</summary>
    public int Records { get; private set; }

    /// <summary>Reads the file; while an item is dealt with, the next ones are made.</summary>
    /// <exception cref="InvalidDataException">It is no ticket file.</exception>
    /// <exception cref="TicketFileTooLargeException">It is larger than it may be; the records up to there were read.</exception>
    public IAsyncEnumerable<SourceItem> ReadAsync(Stream content, CancellationToken cancellationToken) =>
        MakeAsync(content, cancellationToken).ReadAheadAsync(item => item is FetchedTicket ticket ? ticket.Bytes : 0, cancellationToken);

    private async IAsyncEnumerable<SourceItem> MakeAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = new TicketFile(fileName, mostBytes);
        await foreach (var raw in file.ReadAsync(content, cancellationToken))
        {
            if (Take(raw) is { } item)
            {
                yield return item;
            }
        }

        Records = file.Records;
        SawEverything = file.Fault is null && !_missedSomething;
        if (file.Fault is { } fault)
        {
            yield return new FailedDocument(fault.Location, fault.Reason) { IsWhole = true };
        }
    }

    private SourceItem? Take(RawRecord raw)
    {
        RecordId id = default;
        try
        {
            var record = RecordReader.Read(raw, out id);
            var fetched = intake.Take(record) with { Bytes = raw.Json.Length };
            return IsRepeated(fetched, raw) ? null : fetched;
        }
        catch (RecordException unreadable)
        {
            // What the store has of it must stay; where it cannot be named, nothing may be taken for gone.
            var address = intake.AddressOf(id);
            _missedSomething |= address is null;
            return new FailedDocument(Location(raw, id), unreadable.Message) { Address = address };
        }
    }

    // Exports page over a changing table and bring a ticket twice; only a difference is worth a word.
    private bool IsRepeated(FetchedTicket fetched, RawRecord raw)
    {
        var ticket = fetched.Ticket;
        if (_seen.TryAdd(ticket.SysId, (ticket.UpdatedAt, raw.Index)))
        {
            return false;
        }

        var first = _seen[ticket.SysId];
        return first.UpdatedAt == ticket.UpdatedAt
            ? true
            : throw new RecordException($"Record {first.Record} is the same ticket as it was at another time; that one was kept. Export it again, or remove one.");
    }

    private string Location(RawRecord raw, RecordId id) =>
        $"{fileName}, record {raw.Index} (line {raw.Line}{(raw.Offset is { } offset ? $", byte {offset}" : "")}{(intake.AddressOf(id) is { } address ? $", {address}" : "")})";
}
