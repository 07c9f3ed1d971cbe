using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Assistant.Ingest.Tickets.Files;

/// <summary>Reads the records of a ticket file as a stream; only the record at hand is in memory.</summary>
/// <param name="name">The file's name, for messages.</param>
/// <param name="mostBytes">How large it may be.</param>
internal sealed class TicketFile(string name, long mostBytes = long.MaxValue)
{
    private const int BufferBytes = 128 * 1024;

    private const string Expected =
        "expected a ServiceNow body {\"result\":[…]}, a list export {\"records\":[…]}, an array […] of such records, or {\"tickets\":[…]}";

    private readonly RecordScanner _scanner = new();

    /// <summary>What is wrong with the end of the file, with its place; null for a whole file. Known after the last record.</summary>
    public (string Location, string Reason)? Fault { get; private set; }

    /// <summary>How many records the file holds.</summary>
    public int Records => _scanner.Records;

    /// <summary>The records in order.</summary>
    /// <exception cref="InvalidDataException">It is no JSON, or holds no array of tickets.</exception>
    /// <exception cref="TicketFileTooLargeException">It is larger than it may be; the records up to there were given.</exception>
    public async IAsyncEnumerable<RawRecord> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var first = await content.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), 4, throwOnEndOfStream: false, cancellationToken);
            await using var transcoded = Transcode(content, buffer.AsSpan(0, first));
            var mark = transcoded is null ? Utf8MarkLength(buffer.AsSpan(0, first)) : 0;
            var (start, count) = transcoded is null ? (mark, first) : (0, await transcoded.ReadAsync(buffer, cancellationToken));
            for (var read = (long)count; count > 0; read += count)
            {
                while (TryNext(buffer, ref start, count, out var record))
                {
                    // What was transcoded stands elsewhere in the file.
                    yield return transcoded is null ? record with { Offset = record.Offset + mark } : record with { Offset = null };
                }

                count = read > mostBytes
                    ? throw new TicketFileTooLargeException(name, mostBytes)
                    : await (transcoded ?? content).ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken);
                start = 0;
            }

            Fault = Check();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private bool TryNext(byte[] buffer, ref int start, int count, out RawRecord record)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(start, count - start);
        var found = _scanner.TryNext(ref rest, out record);
        start = count - rest.Length;
        if (_scanner.IsForeign)
        {
            throw new InvalidDataException($"{name} is no JSON file: it does not begin with '{{' or '['; {Expected}.");
        }

        return found;
    }

    private (string Location, string Reason)? Check()
    {
        var line = $"{name}, line {_scanner.Line}";
        if (!_scanner.FoundRecords)
        {
            var end = _scanner.IsAtEnd ? "" : $" before it ends at line {_scanner.Line}";
            throw new InvalidDataException($"{name} holds no array of tickets{end}; {Expected}.");
        }

        if (_scanner.IsInRecord)
        {
            return (line, $"The file breaks off within record {_scanner.Records}; the records before it were read. Export it again.");
        }

        if (!_scanner.IsAtEnd)
        {
            return (line, $"The file breaks off after record {_scanner.Records}; what it holds was read. Export it again.");
        }

        return _scanner switch
        {
            { StrayLine: { } stray } => ($"{name}, line {stray}", "A sign stands here that does not belong there, so the file may be incomplete; the records that could be told apart were read."),
            { ReportsError: true } => (name, "ServiceNow reports an error beside the records, so the file holds only a part of them; export it again, in smaller parts."),
            _ => null,
        };
    }

    private static int Utf8MarkLength(ReadOnlySpan<byte> start) => start.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;

    // Windows tools like to write UTF-16; its mark tells.
    private static Stream? Transcode(Stream content, ReadOnlySpan<byte> start)
    {
        var encoding = start.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode
            : start.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode
            : null;
        return encoding is null
            ? null
            : Encoding.CreateTranscodingStream(new PrefixedStream(start[2..].ToArray(), content), encoding, Encoding.UTF8);
    }
}
