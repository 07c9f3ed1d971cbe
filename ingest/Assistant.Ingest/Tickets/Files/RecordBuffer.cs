using System.Buffers;

namespace Assistant.Ingest.Tickets.Files;

/// <summary>The bytes of the record at hand, up to a limit.</summary>
internal sealed class RecordBuffer
{
    // What a file's largest record needed is given back once the records are of ordinary size again.
    private const int LargestKept = 1024 * 1024;

    private ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Whether the record is larger than <see cref="RecordScanner.MaxRecordBytes"/>; its bytes are not held then.</summary>
    public bool IsOversized { get; private set; }

    /// <summary>Its bytes, valid until the next record begins; none for one that is too large.</summary>
    public ReadOnlyMemory<byte> Bytes => IsOversized ? default : _bytes.WrittenMemory;

    /// <summary>A record begins.</summary>
    public void Begin()
    {
        IsOversized = false;
        if (_bytes.Capacity > LargestKept)
        {
            _bytes = new ArrayBufferWriter<byte>();
        }

        _bytes.ResetWrittenCount();
    }

    /// <summary>A part of the record.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        IsOversized |= _bytes.WrittenCount + part.Length > RecordScanner.MaxRecordBytes;
        if (!IsOversized)
        {
            _bytes.Write(part);
        }
    }
}
