using Assistant.Core.Configuration;
using Assistant.Core.Passages.Embedded.Vectors;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Passages.Embedded;

/// <summary>The passage store that needs no server: an index for each source below <c>{Data:Path}/passages</c>.</summary>
internal sealed class EmbeddedPassageStore : IStoreTransfer, IDisposable
{
    private readonly SourceFolders _folders;
    private readonly SourceFolders _vectorFolders;
    private readonly IndexCatalog _catalog;
    private readonly SourcesOptions _sources;
    private readonly VectorCatalog _vectors;

    /// <summary>Makes the store; no folder is touched before it is used.</summary>
    public EmbeddedPassageStore(IOptions<DataOptions> data, IOptions<SourcesOptions> sources, ILogger<EmbeddedPassageStore> logger)
    {
        _folders = new SourceFolders(Path.Combine(data.Value.Path, "passages"));
        _sources = sources.Value;
        _catalog = new IndexCatalog(_folders, _sources.AreSearched, logger);
        _vectorFolders = new SourceFolders(Path.Combine(data.Value.Path, "vectors"));
        _vectors = new VectorCatalog(_vectorFolders, logger);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(query.Source, snapshot => query.Vector is { } vector
            ? DenseSearch.Run(snapshot.Searcher, query, vector, caller, _vectors)
            : PassageSearch.Run(snapshot.Searcher, query, caller)));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindUnknownWordsAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(query.Source, snapshot => PassageSearch.FindUnknownWords(snapshot.Searcher, query, caller)));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(document.Source, snapshot => ReadDocument(snapshot.Searcher, document, caller)));
    }

    /// <inheritdoc/>
    public Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ISourceWriter>(SourceIndexWriter.OpenCurrent(source, _folders.Create(source)));
    }

    /// <inheritdoc/>
    public Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ISourceRebuild>(SourceRebuild.Open(source, _folders.Create(source)));
    }

    /// <inheritdoc/>
    public Task<ISourceRebuild?> ResumeRebuildAsync(string source, string key, int documents, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ISourceRebuild?>(SourceRebuild.Resume(source, _folders.Create(source), key, documents));
    }

    /// <inheritdoc/>
    public Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<ISourceVectors>(EmbeddedSourceVectors.Open(source, _folders.PathOf(source), _vectorFolders, space));
    }

    /// <inheritdoc/>
    public Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = _catalog.Acquire();
        return Task.FromResult(new PassageStoreStatus(
            "embedded", _folders.Root, [.. lease.Snapshot.Indexes.Select(index => index.Status with { IsSearched = _sources.AreSearched(index.Source) })]));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceStatus>> ListSourcesAsync(CancellationToken cancellationToken) => (await GetStatusAsync(cancellationToken)).Sources;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<Passage>> ReadDocumentsAsync(
        string source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        using var lease = _catalog.Acquire();
        lease.Snapshot.EnsureReadable(source);
        var reader = lease.Snapshot.Indexes.FirstOrDefault(index => index.Source == source)?.Reader;
        foreach (var document in reader is null ? [] : StoredDocuments.Read(reader))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return document;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassageVector>> FindVectorsAsync(string source, VectorSpace space, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var vectors = _vectors.FindAny(source, space);
        return Task.FromResult<IReadOnlyList<PassageVector>>(vectors is null ? []
            : [.. from passage in passages let values = vectors.Find(PassageMeaning.KeyOf(passage)) where values is not null select new PassageVector(passage, values)]);
    }

    /// <inheritdoc/>
    public async Task<IStoreReplacement> ReplaceAsync(CancellationToken cancellationToken) =>
        new EmbeddedReplacement(_folders, (await GetStatusAsync(cancellationToken)).Sources.Select(source => source.Source));

    /// <inheritdoc/>
    public Task<IReadOnlyList<VectorStatus>> GetVectorStatusAsync(VectorSpace space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read<IReadOnlyList<VectorStatus>>(source: null, snapshot => [.. snapshot.Indexes.Select(index => _vectors.StatusOf(index, space))]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _catalog.Dispose();
        _vectors.Dispose();
    }

    private T Read<T>(string? source, Func<IndexSnapshot, T> read)
    {
        using var lease = _catalog.Acquire();
        lease.Snapshot.EnsureReadable(source);
        try
        {
            return read(lease.Snapshot);
        }
        catch (Exception fault) when (fault is IOException or CorruptIndexException)
        {
            throw new PassageStoreException(
                $"The passages in {_folders.Root} cannot be read ({fault.Message}); if a restart does not help, delete that folder and take the sources in again: ingest run.", fault);
        }
    }

    private static IReadOnlyList<Passage> ReadDocument(IndexSearcher searcher, DocumentId document, Caller caller)
    {
        var term = new TermQuery(new Term(PassageFields.Document, document.ToString()));
        var found = searcher.Search(term, ReadableFilter.For(caller), Math.Max(1, searcher.IndexReader.DocFreq(term.Term)));
        return [.. found.ScoreDocs.Select(hit => PassageDocument.Read(searcher.Doc(hit.Doc))).OrderBy(passage => passage.Position)];
    }
}
