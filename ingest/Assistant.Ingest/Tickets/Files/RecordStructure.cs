namespace Assistant.Ingest.Tickets.Files;

/// <summary>
/// Follows the structure of a ticket file sign by sign: where its records begin and end. Strings and brackets alone are
/// understood, so that a record which is no valid JSON harms no other.
/// </summary>
internal sealed class RecordStructure
{
    private readonly RootNames _names = new();
    private Place _place = Place.Start;
    private int _depth;
    private int _recordsDepth;
    private bool _inString;
    private bool _escaped;
    private bool _isScalar;

    /// <summary>How many records began so far.</summary>
    public int Records { get; private set; }

    /// <summary>Whether an array of records was found, or a single record.</summary>
    public bool FoundRecords { get; private set; }

    /// <summary>Whether the file is at an end where it may end.</summary>
    public bool IsAtEnd => _place == Place.Done;

    /// <summary>Whether the last sign belongs to a record that goes on.</summary>
    public bool IsInRecord => _place == Place.Record;

    /// <summary>Whether the next sign is one of a string, which nothing but a quotation mark or a backslash changes.</summary>
    public bool IsInString => _inString && !_escaped;

    /// <summary>Whether the first sign was no bracket, so that it is no JSON of ours.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>Whether a sign came that does not belong there.</summary>
    public bool IsStray { get; private set; }

    /// <summary>Whether the file says itself that it holds only a part (<c>error</c> beside <c>result</c>).</summary>
    public bool ReportsError => _names.SawError;

    /// <summary>Takes signs of a string without quotation marks and backslashes.</summary>
    public void PassString(ReadOnlySpan<byte> part) => _names.Add(part);

    /// <summary>Takes one sign.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="ended">Whether a record ended with it.</param>
    /// <returns>False where the sign belongs to what follows the record that it ends; it must be given again then.</returns>
    public bool Step(byte sign, out bool ended)
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
                IsStray |= !IsSpace(sign);
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
            IsStray = true;
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
        Records++;
    }

    // A single record stands in the root object itself.
    private bool EndRecord()
    {
        _place = _recordsDepth == 1 && _names.NamesRecords ? Place.Root : Place.Records;
        return true;
    }

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
