using System.Buffers;

namespace Assistant.Ingest.Tickets.Files;

/// <summary>
/// Cuts the records out of a ticket file, byte by byte and without reading ahead: strings and brackets alone are
/// understood, so that a record which is no valid JSON harms no other.
/// </summary>
internal sealed class RecordScanner
{
    /// <summary>The largest record, in bytes. A ticket with hundreds of long mails has one or two million.</summary>
    public const int MaxRecordBytes = 16 * 1024 * 1024;

    private static readonly SearchValues<byte> EndsRun = SearchValues.Create("\"\\\n"u8);

    private readonly RootNames _names = new();
    private readonly ArrayBufferWriter<byte> _record = new();
    private Place _place = Place.Start;
    private int _depth;
    private int _recordsDepth;
    private bool _inString;
    private bool _escaped;
    private bool _isScalar;
    private bool _isOversized;
    private long _recordLine;

    /// <summary>The line at hand, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many records began so far.</summary>
    public int Records { get; private set; }

    /// <summary>Whether an array of records was found, or a single record.</summary>
    public bool FoundRecords { get; private set; }

    /// <summary>Whether the file is at an end where it may end.</summary>
    public bool IsAtEnd => _place == Place.Done;

    /// <summary>Whether the end of the input falls into a record.</summary>
    public bool IsInRecord => _place == Place.Record;

    /// <summary>Whether the first sign was no bracket, so that it is no JSON of ours.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>The line of the first sign that does not belong there; null for none.</summary>
    public long? StrayLine { get; private set; }

    /// <summary>Whether the file says itself that it holds only a part (<c>error</c> beside <c>result</c>).</summary>
    public bool ReportsError => _names.SawError;

    /// <summary>Goes on to the end of the next record or of the input.</summary>
    /// <param name="input">Bytes; what was used is cut off at the front.</param>
    /// <param name="record">The record, where one ended.</param>
    public bool TryNext(ref ReadOnlySpan<byte> input, out RawRecord record)
    {
        var kept = 0; // where the part of the record begins that is not copied yet
        for (var index = 0; index < input.Length && !IsForeign; index++)
        {
            if (_inString && !_escaped && input[index..].IndexOfAny(EndsRun) is var run and not 0)
            {
                if (run < 0)
                {
                    _names.Add(input[index..]);
                    break;
                }

                _names.Add(input.Slice(index, run));
                index += run;
            }

            var sign = input[index];
            Line += sign == '\n' ? 1 : 0;
            var wasRecord = _place == Place.Record;
            var isUsed = Step(sign, out var ended);
            if (!wasRecord && _place == Place.Record)
            {
                kept = index;
            }

            if (ended)
            {
                var end = isUsed ? index + 1 : index;
                Keep(input[kept..end]);
                input = input[end..];
                Line -= !isUsed && sign == '\n' ? 1 : 0;
                record = new RawRecord(Records, _recordLine, _isOversized ? default : _record.WrittenMemory, _isOversized);
                return true;
            }
        }

        if (_place == Place.Record)
        {
            Keep(input[kept..]);
        }

        input = [];
        record = default;
        return false;
    }

    // False where the sign belongs to what follows the record that it ends.
    private bool Step(byte sign, out bool ended)
    {
        ended = false;
        if (_inString)
        {
            ended = StepInString(sign);
            return true;
        }

        switch (_place)
        {
            case Place.Start:
                Begin(sign);
                return true;
            case Place.Records when _depth == _recordsDepth:
                StepBetweenRecords(sign, out ended);
                return true;
            case Place.Record when _isScalar && sign is (byte)',' or (byte)']' or (byte)'}' || (_isScalar && IsSpace(sign)):
                ended = EndRecord();
                return false;
            case Place.Done:
                Stray(sign);
                return true;
            default:
                ended = StepInside(sign);
                return true;
        }
    }

    private bool StepInString(byte sign)
    {
        if (_escaped || sign == '\\')
        {
            _escaped = !_escaped;
            return false;
        }

        if (sign != '"')
        {
            return false;
        }

        _inString = false;
        _names.EndString();
        return _place == Place.Record && _isScalar && EndRecord();
    }

    private void Begin(byte sign)
    {
        if (IsSpace(sign))
        {
            return;
        }

        _depth = 1;
        _place = sign == '[' ? Place.Records : Place.Root;
        _recordsDepth = 1;
        FoundRecords = sign == '[';
        IsForeign = sign is not ((byte)'[' or (byte)'{');
    }

    private void StepBetweenRecords(byte sign, out bool ended)
    {
        ended = false;
        if (IsSpace(sign) || sign == ',')
        {
            return;
        }

        if (sign == ']')
        {
            _depth--;
            _place = _depth == 0 ? Place.Done : Place.Root;
            return;
        }

        if (sign is (byte)'}' or (byte)':')
        {
            StrayLine ??= Line;
            return;
        }

        BeginRecord(sign is not ((byte)'{' or (byte)'['));
        StepInside(sign);
    }

    private bool StepInside(byte sign)
    {
        switch (sign)
        {
            case (byte)'"':
                _inString = true;
                _names.BeginString(_place == Place.Root && _depth == 1);
                return false;
            case (byte)'{' or (byte)'[':
                return Open(sign);
            case (byte)'}' or (byte)']':
                return Close();
            case (byte)',' when _depth == 1 && _place == Place.Root:
                _names.ExpectName();
                return false;
            default:
                return false;
        }
    }

    private bool Open(byte sign)
    {
        if (_place == Place.Root && _depth == 1 && _names.NamesRecords)
        {
            FoundRecords = true;
            _recordsDepth = sign == '[' ? 2 : 1;
            if (sign == '[')
            {
                _place = Place.Records;
            }
            else
            {
                BeginRecord(isScalar: false);
            }
        }
        else if (_place == Place.Root && _depth == 1)
        {
            _names.BeginValue();
        }

        _depth++;
        return false;
    }

    private bool Close()
    {
        _depth--;
        if (_place == Place.Record)
        {
            return _depth == _recordsDepth && EndRecord();
        }

        _place = _depth == 0 ? Place.Done : _place;
        return false;
    }

    private void BeginRecord(bool isScalar)
    {
        _place = Place.Record;
        _isScalar = isScalar;
        _isOversized = false;
        _recordLine = Line;
        _record.ResetWrittenCount();
        Records++;
    }

    // A single record stands in the root object itself.
    private bool EndRecord()
    {
        _place = _recordsDepth == 1 && _names.NamesRecords ? Place.Root : Place.Records;
        return true;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        _isOversized |= _record.WrittenCount + part.Length > MaxRecordBytes;
        if (!_isOversized)
        {
            _record.Write(part);
        }
    }

    private void Stray(byte sign) => StrayLine ??= IsSpace(sign) ? null : Line;

    private static bool IsSpace(byte sign) => sign is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private enum Place
    {
        Start,
        Root,
        Records,
        Record,
        Done,
    }
}
