using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Assistant.Core.Passages.Embedded.Vectors;

/// <summary>In which row the vector of each passage of a segment stands. Segments never change, so this is kept while they live.</summary>
internal sealed class SegmentRows
{
    private static readonly ConditionalWeakTable<object, SegmentRows> Kept = [];

    private readonly VectorKeys _keys;
    private readonly int _known;
    private readonly int _missing;
    private readonly int[] _rows;

    private SegmentRows(AtomicReader reader, VectorKeys keys, SegmentRows? before)
    {
        (_keys, _known) = (keys, keys.Count);
        _rows = before?._rows.AsSpan().ToArray() ?? Enumerable.Repeat(-1, reader.MaxDoc).ToArray();
        var meanings = reader.GetNumericDocValues(PassageFields.Meaning);
        _missing = meanings is null ? reader.MaxDoc : keys.Fill(_rows, meanings.Get);
    }

    /// <summary>The rows by number of the passage; -1 for a passage without a vector.</summary>
    public static ReadOnlySpan<int> Of(AtomicReader reader, VectorFileReader vectors)
    {
        var segment = reader.CoreCacheKey;
        var kept = Kept.TryGetValue(segment, out var found) && ReferenceEquals(found._keys, vectors.Keys) ? found : null;
        if (kept is null || (kept._missing > 0 && kept._known < vectors.Keys.Count))
        {
            kept = new SegmentRows(reader, vectors.Keys, kept);
            Kept.AddOrUpdate(segment, kept);
        }

        return kept._rows;
    }
}
