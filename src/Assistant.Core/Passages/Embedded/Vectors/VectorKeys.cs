namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>Says in which row the vector of a text stands. It grows with its file and is shared by all who read that. Safe for concurrent use.</summary>
internal sealed class VectorKeys
{
    // The key of a row whose vector was dropped.
    public const long None = 0;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _rows = [];

    /// <summary>How many rows it knows.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the keys of further rows in.</summary>
    /// <param name="rows">How many rows there are now.</param>
    /// <param name="keyOf">The key of a row.</param>
    public void Extend(int rows, Func<int, long> keyOf)
    {
        lock (_lock)
        {
            _rows.EnsureCapacity(rows);
            for (; Count < rows; Count++)
            {
                if (keyOf(Count) is var key && key != None)
                {
                    _rows[key] = Count;
                }
            }
        }
    }

    /// <summary>The rows of keys; -1 for a key that has none.</summary>
    /// <param name="rows">Rows are filled in where there is none yet.</param>
    /// <param name="keyOf">The key that belongs into a place.</param>
    /// <returns>In how many places there is still none.</returns>
    public int Fill(Span<int> rows, Func<int, long> keyOf)
    {
        var missing = 0;
        lock (_lock)
        {
            for (var place = 0; place < rows.Length; place++)
            {
                if (rows[place] < 0)
                {
                    rows[place] = _rows.GetValueOrDefault(keyOf(place), -1);
                    missing += rows[place] < 0 ? 1 : 0;
                }
            }
        }

        return missing;
    }

    /// <summary>The row of a key; -1 for none.</summary>
    public int Find(long key)
    {
        lock (_lock)
        {
            return _rows.GetValueOrDefault(key, -1);
        }
    }
}
