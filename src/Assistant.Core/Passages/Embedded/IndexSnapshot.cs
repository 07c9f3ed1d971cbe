using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The commits of all sources at one moment, searched as one index: their statistics are shared.</summary>
internal sealed class IndexSnapshot
{
    private readonly MultiReader _reader;
    private readonly List<SourceIndex> _searched;

    /// <summary>Takes what can be read of these indexes, and is searched.</summary>
    public IndexSnapshot(IReadOnlyList<SourceIndex> indexes, Func<string, bool> isSearched)
    {
        Indexes = indexes;
        _searched = [.. indexes.Where(index => isSearched(index.Source))];
        // The readers stay the catalog's; the multi reader counts itself among their users.
        _reader = new MultiReader([.. _searched.Select(index => index.Reader).OfType<IndexReader>()], closeSubReaders: false);
        Searcher = new IndexSearcher(_reader) { Similarity = PassageSimilarity.Instance };
    }

    /// <summary>The sources with a commit, those with a fault and those that are not searched included.</summary>
    public IReadOnlyList<SourceIndex> Indexes { get; }

    /// <summary>Searches all that can be read.</summary>
    public IndexSearcher Searcher { get; }

    /// <summary>Counts one more user.</summary>
    public void Retain() => _reader.IncRef();

    /// <summary>Counts one user less; the last one closes it.</summary>
    public void Release() => _reader.DecRef();

    /// <summary>Sees that what is asked for can be searched at all. One broken source harms no other, but is not silently empty.</summary>
    /// <param name="source">The source that is asked for; null for all.</param>
    /// <exception cref="PassageStoreException">The source, or every source, has a fault.</exception>
    public void EnsureReadable(string? source)
    {
        var asked = _searched.Where(index => source is null || index.Source == source).ToList();
        if (asked.Count > 0 && asked.All(index => index.Fault is not null))
        {
            throw new PassageStoreException(string.Join(Environment.NewLine, asked.Select(index => index.Fault)));
        }
    }
}

/// <summary>Holds a snapshot open for one search.</summary>
internal readonly struct SnapshotLease : IDisposable
{
    /// <summary>Takes the snapshot into use.</summary>
    public SnapshotLease(IndexSnapshot snapshot)
    {
        Snapshot = snapshot;
        snapshot.Retain();
    }

    /// <summary>The snapshot.</summary>
    public IndexSnapshot Snapshot { get; }

    /// <inheritdoc/>
    public void Dispose() => Snapshot.Release();
}
