namespace Assistant.Core.Models.Credentials;

/// <summary>Remembers the last few values of a credential that changes, to keep them out of messages. Safe for concurrent use.</summary>
internal sealed class SecretValues
{
    private const int Kept = 4;

    private volatile IReadOnlyList<string> _values = [];

    /// <summary>Adds a value.</summary>
    public void Add(string value)
    {
        if (!_values.Contains(value))
        {
            _values = [value, .. _values.Take(Kept - 1)];
        }
    }

    /// <summary>A text without them.</summary>
    public string Hide(string text) =>
        _values.Aggregate(text, (hidden, value) => hidden.Replace(value, "[key]", StringComparison.Ordinal));
}
