using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The directory that readers of one index share: closed when its opener has let it go and the last of them is closed.</summary>
internal sealed class ReaderDirectory(string folder) : IReaderDisposedListener, IDisposable
{
    private int _users = 1;

    /// <summary>The directory.</summary>
    public FSDirectory Directory { get; } = FSDirectory.Open(folder);

    /// <summary>Keeps it open for a reader until that is closed.</summary>
    public DirectoryReader KeepFor(DirectoryReader reader)
    {
        Interlocked.Increment(ref _users);
        reader.AddReaderDisposedListener(this);
        return reader;
    }

    /// <summary>Lets its opener go.</summary>
    public void Dispose() => Release();

    /// <inheritdoc/>
    public void OnDispose(IndexReader reader) => Release();

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            Directory.Dispose();
        }
    }
}
