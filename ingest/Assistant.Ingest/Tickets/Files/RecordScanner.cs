using System.Buffers;

namespace Assistant.Ingest.Tickets.Files;

/// <summary>Cuts the records out of a ticket file, byte by byte and without reading ahead, and knows where each stood.</summary>
internal sealed class RecordScanner
{
    /// <summary>The largest record, in bytes. A ticket with hundreds of long mails has one or two million.</summary>
    public const int MaxRecordBytes = 16 * 1024 * 1024;

    private static readonly SearchValues<byte> EndsRun = SearchValues.Create("\"\\\n"u8);

    private readonly RecordStructure _structure = new();
    private readonly RecordBuffer _record = new();
    private long _offset;
    private long _recordOffset;
    private long _recordLine;

    /// <summary>The line at hand, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The line of the first sign that does not belong there; null for none.</summary>
    public long? StrayLine { get; private set; }

    /// <inheritdoc cref="RecordStructure.Records"/>
    public int Records => _structure.Records;

    /// <inheritdoc cref="RecordStructure.FoundRecords"/>
    public bool FoundRecords => _structure.FoundRecords;

    /// <inheritdoc cref="RecordStructure.IsAtEnd"/>
    public bool IsAtEnd => _structure.IsAtEnd;

    /// <summary>Whether the end of the input falls into a record.</summary>
    public bool IsInRecord => _structure.IsInRecord;

    /// <inheritdoc cref="RecordStructure.IsForeign"/>
    public bool IsForeign => _structure.IsForeign;

    /// <inheritdoc cref="RecordStructure.ReportsError"/>
    public bool ReportsError => _structure.ReportsError;

    /// <summary>Goes on to the end of the next record or of the input.</summary>
    /// <param name="input">Bytes; what was used is cut off at the front.</param>
    /// <param name="record">The record, where one ended.</param>
    public bool TryNext(ref ReadOnlySpan<byte> input, out RawRecord record)
    {
        var kept = 0; // where the part of the record begins that is not copied yet
        for (var index = 0; index < input.Length && !IsForeign; index++)
        {
            index += PassString(input[index..]);
            if (index == input.Length)
            {
                break;
            }

            var wasRecord = IsInRecord;
            var isUsed = Step(input[index], out var ended);
            if (!wasRecord && IsInRecord)
            {
                kept = index;
                Begin(index);
            }

            if (ended)
            {
                var end = isUsed ? index + 1 : index;
                _record.Add(input[kept..end]);
                _offset += end;
                input = input[end..];
                record = new RawRecord(Records, _recordLine, _record.Bytes, _record.IsOversized) { Offset = _recordOffset };
                return true;
            }
        }

        if (IsInRecord)
        {
            _record.Add(input[kept..]);
        }

        _offset += input.Length;
        input = [];
        record = default;
        return false;
    }

    // How many signs of a string change nothing.
    private int PassString(ReadOnlySpan<byte> rest)
    {
        if (!_structure.IsInString)
        {
            return 0;
        }

        var run = rest.IndexOfAny(EndsRun);
        run = run < 0 ? rest.Length : run;
        _structure.PassString(rest[..run]);
        return run;
    }

    private bool Step(byte sign, out bool ended)
    {
        var isUsed = _structure.Step(sign, out ended);
        StrayLine ??= _structure.IsStray ? Line : null;
        Line += isUsed && sign == '\n' ? 1 : 0;
        return isUsed;
    }

    private void Begin(int index)
    {
        _recordLine = Line;
        _recordOffset = _offset + index;
        _record.Begin();
    }
}
