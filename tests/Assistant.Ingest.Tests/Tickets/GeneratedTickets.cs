using System.Text;

namespace Assistant.Ingest.Tests.Tickets;

/// <summary>A ticket file that is made while it is read, so that no test needs it on disk or in memory.</summary>
internal sealed class GeneratedTickets(long size) : Stream
{
    private static readonly string Body = string.Concat(Enumerable.Repeat("<p>The job is \\\"killed\\\" with {137} after [40] minutes.</p>\\n", 60));

    private byte[] _piece = "{\"tickets\":["u8.ToArray();
    private int _used;
    private bool _ended;

    /// <summary>How many records were made.</summary>
    public int Records { get; private set; }

    /// <summary>How many bytes were made.</summary>
    public long Written { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_used == _piece.Length && !TryMake())
        {
            return 0;
        }

        var taken = Math.Min(count, _piece.Length - _used);
        _piece.AsSpan(_used, taken).CopyTo(buffer.AsSpan(offset));
        _used += taken;
        Written += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool TryMake()
    {
        if (_ended)
        {
            return false;
        }

        _ended = Written >= size;
        _piece = Encoding.UTF8.GetBytes(_ended ? "]}" : Record());
        _used = 0;
        return true;
    }

    private string Record()
    {
        var comma = Records++ == 0 ? "" : ",";
        return $$"""
            {{comma}}{"number":"RITM{{Records:0000000}}","subject":"Job {{Records}}","openedAt":"2026-09-22T13:41:07Z","interactions":[
            {"at":"2026-09-22T13:41:07Z","author":"a","kind":"email","body":"{{Body}}"},{"at":"2026-09-22T14:41:07Z","author":"b","kind":"workNote","body":"{{Body}}"}]}
            """;
    }
}
