namespace Assistant.Ingest.Reading;

/// <summary>Goes over the names of a class attribute without allocating.</summary>
internal ref struct ClassNameEnumerator(string? attribute)
{
    private ReadOnlySpan<char> _rest = attribute;

    /// <summary>The name at hand.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>So that foreach takes it.</summary>
    public readonly ClassNameEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next name.</summary>
    public bool MoveNext()
    {
        _rest = _rest.TrimStart();
        if (_rest.IsEmpty)
        {
            return false;
        }
        var end = _rest.IndexOfAny(" \t\r\n\f");
        Current = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        return true;
    }
}
