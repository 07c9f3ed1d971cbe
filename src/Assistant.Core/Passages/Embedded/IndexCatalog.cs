using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Keeps the indexes of all sources open, and notices commits, new sources and removed ones.</summary>
internal sealed class IndexCatalog(SourceFolders folders, Func<string, bool> isSearched, ILogger logger) : IDisposable
{
    private readonly Lock _lock = new();
    private Dictionary<string, SourceIndex> _open = [];
    private IndexSnapshot? _snapshot;
    private bool _closed;

    /// <summary>What is committed now. Dispose the lease as soon as the search is over.</summary>
    /// <exception cref="PassageStoreException">The store's folder cannot be read.</exception>
    public SnapshotLease Acquire()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var changed = Refresh();
            if (changed || _snapshot is null)
            {
                _snapshot?.Release();
                _snapshot = new IndexSnapshot([.. _open.Values], isSearched);
            }

            return new SnapshotLease(_snapshot);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _snapshot?.Release();
            _snapshot = null;
            foreach (var index in _open.Values)
            {
                index.Close();
            }

            _open = [];
        }
    }

    private bool Refresh()
    {
        var now = new Dictionary<string, SourceIndex>();
        foreach (var (source, path) in folders.List())
        {
            var before = _open.GetValueOrDefault(source);
            if (SourceIndex.Open(source, path, before) is { } index)
            {
                now[source] = index;
                Report(index, before);
            }
        }

        var stale = _open.Values.Except(now.Values).ToList();
        var changed = stale.Count > 0 || now.Count != _open.Count;
        _open = now;
        foreach (var index in stale)
        {
            index.Close();
        }

        return changed;
    }

    private void Report(SourceIndex index, SourceIndex? before)
    {
        if (index.Fault is not null && index.Fault != before?.Fault)
        {
            logger.SourceUnreadable(index.Source, index.Fault);
        }
    }
}

internal static partial class IndexCatalogLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source} is left out of every search: {Fault}")]
    public static partial void SourceUnreadable(this ILogger logger, string source, string fault);
}
