using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Writes the index of one source.</summary>
internal sealed class SourceIndexWriter : ISourceWriter
{
    private const double BufferMegabytes = 64;

    // Lucene's ten make writing a little cheaper; every search pays for each segment.
    private const int SegmentsOfASize = 5;

    private readonly string _source;
    private readonly string _folder;
    private readonly FSDirectory _directory;
    private readonly IndexWriter _writer;
    private bool _isCommitted;
    private bool _uncommitted;
    private bool _merges;
    private bool _closed;

    private SourceIndexWriter(string source, string folder, FSDirectory directory, IndexWriter writer, string identity, bool isCommitted)
    {
        (Identity, _isCommitted) = (identity, isCommitted);
        _source = source;
        _folder = folder;
        _directory = directory;
        _writer = writer;
    }

    /// <summary>Tells this index from every other, those that were in the same folder too.</summary>
    public string Identity { get; }

    /// <summary>Opens the generation in service.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">Its folder, with all generations.</param>
    /// <exception cref="PassageStoreException">It cannot be written.</exception>
    public static SourceIndexWriter OpenCurrent(string source, string folder)
    {
        try
        {
            SourceGenerations.Clear(folder); // What a rebuild that died has left.
            return Open(source, SourceGenerations.Current(folder));
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            throw IndexFaults.Unwritable(source, folder, fault);
        }
    }

    /// <summary>Opens the index in a folder, or makes it; one of another layout is replaced at the first commit.</summary>
    /// <exception cref="PassageStoreException">It cannot be written.</exception>
    public static SourceIndexWriter Open(string source, string folder)
    {
        FSDirectory? directory = null;
        try
        {
            directory = FSDirectory.Open(folder);
            FirstCommit.ClearRemains(directory, folder);
            var kept = DirectoryReader.IndexExists(directory) ? UserDataOfNewest(directory) : null;
            var identity = kept is not null && IndexFaults.IsOfThisLayout(kept) ? kept[PassageFields.IndexKey] : null;
            var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)
            {
                OpenMode = identity is null ? OpenMode.CREATE : OpenMode.APPEND,
                Similarity = PassageSimilarity.Instance,
                WriteLockTimeout = 0,
                RAMBufferSizeMB = BufferMegabytes,
                MergePolicy = new TieredMergePolicy { SegmentsPerTier = SegmentsOfASize, MaxMergeAtOnce = SegmentsOfASize },
                // Lucene's own default merges on threads whose exceptions, such as a full disk, would end the process.
                MergeScheduler = new SerialMergeScheduler(),
            });
            var isCommitted = identity is not null;
            identity ??= Guid.NewGuid().ToString("N");
            writer.SetCommitData(new Dictionary<string, string> { [PassageFields.LayoutKey] = PassageFields.Layout, [PassageFields.IndexKey] = identity });
            return new SourceIndexWriter(source, folder, directory, writer, identity, isCommitted);
        }
        catch (Exception fault) when (IndexFaults.IsOfOpening(fault))
        {
            directory?.Dispose();
            throw IndexFaults.Unwritable(source, folder, fault);
        }
    }

    /// <inheritdoc/>
    public Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        if (document.Source != _source || passages.Any(passage => passage.Document != document))
        {
            throw new ArgumentException($"All passages must be of {document}, a document of source '{_source}'.", nameof(passages));
        }

        return ChangeAsync(
            () => _writer.UpdateDocuments(TermOf(document), [.. passages.Select((passage, i) => PassageDocument.Write(passage, first: i == 0))]),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(DocumentId document, CancellationToken cancellationToken) =>
        ChangeAsync(() => _writer.DeleteDocuments(TermOf(document)), cancellationToken);

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_isCommitted && !_uncommitted)
        {
            return; // Readers would open anew what they have.
        }

        await ChangeAsync(_writer.Commit, cancellationToken);
        (_isCommitted, _uncommitted, _merges) = (true, false, true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return ValueTask.CompletedTask;
        }

        _closed = true;
        using var directory = _directory;
        try
        {
            if (_merges && !_uncommitted)
            {
                _writer.Dispose(); // Commits what merging left.
                return ValueTask.CompletedTask;
            }
        }
        catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
        {
            // The merge is lost, and nothing else; the rollback frees the lock.
        }

        _writer.Rollback();
        return ValueTask.CompletedTask;
    }

    private Task ChangeAsync(Action change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_closed, this);
        _uncommitted = true;
        return Task.Run(
            () =>
            {
                try
                {
                    change();
                }
                catch (Exception fault) when (IndexFaults.IsOfFiles(fault))
                {
                    throw IndexFaults.Unwritable(_source, _folder, fault);
                }
            },
            CancellationToken.None);
    }

    private static Term TermOf(DocumentId document) => new(PassageFields.Document, document.ToString());

    private static IDictionary<string, string> UserDataOfNewest(FSDirectory directory)
    {
        var newest = new SegmentInfos();
        newest.Read(directory);
        return newest.UserData;
    }
}
