namespace Assistant.Ingest.Tickets.Files;

/// <summary>Follows the property names of the object that a ticket file is, to know which holds the records.</summary>
internal sealed class RootNames
{
    // Longer than any name that counts.
    private const int Longest = 16;

    private readonly byte[] _name = new byte[Longest];
    private int _length;
    private bool _expectsName = true;
    private bool _isReading;

    /// <summary>Whether the property at hand holds records.</summary>
    public bool NamesRecords => !_expectsName && (Is("tickets"u8) || Is("result"u8) || Is("records"u8));

    /// <summary>Whether a property <c>error</c> holds something.</summary>
    public bool SawError { get; private set; }

    /// <summary>A string begins; it may be a name.</summary>
    public void BeginString(bool isInRoot)
    {
        _isReading = isInRoot && _expectsName;
        _length = _isReading ? 0 : _length;
    }

    /// <summary>A part of a string.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        if (_isReading)
        {
            part[..Math.Min(part.Length, Longest - _length)].CopyTo(_name.AsSpan(_length));
            _length = Math.Min(Longest, _length + part.Length);
        }
    }

    /// <summary>The string ended.</summary>
    public void EndString()
    {
        _expectsName &= !_isReading;
        _isReading = false;
    }

    /// <summary>The next string is a name.</summary>
    public void ExpectName() => _expectsName = true;

    /// <summary>A value that holds no records begins.</summary>
    public void BeginValue() => SawError |= !_expectsName && Is("error"u8);

    private bool Is(ReadOnlySpan<byte> name) => _name.AsSpan(0, _length).SequenceEqual(name);
}
