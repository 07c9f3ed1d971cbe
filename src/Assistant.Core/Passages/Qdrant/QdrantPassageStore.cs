using System.Text.Json;
using Assistant.Core.Configuration;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages.Qdrant.Vectors;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>The passage store on a Qdrant server: one collection for all sources, behind an alias.</summary>
internal sealed class QdrantPassageStore : IStoreTransfer
{
    /// <summary>The name of the HTTP client that it uses.</summary>
    public const string HttpClientName = "Qdrant";

    private readonly QdrantClient _client;
    private readonly string _collection;
    private readonly QdrantGenerations _generations;
    private readonly QdrantSnapshots _snapshots;
    private readonly QdrantSearch _search;
    private readonly QdrantDenseSearch _dense;
    private readonly QdrantVectorStatus _vectors;
    private readonly QdrantPassages _passages;
    private readonly SourcesOptions _sources;
    private readonly ILogger _logger;

    /// <summary>Makes the store; the server is not asked before it is used.</summary>
    /// <exception cref="PassageStoreException">The settings would send the key in the clear.</exception>
    public QdrantPassageStore(
        IOptions<StoreOptions> options, IOptions<SourcesOptions> sources, IHttpClientFactory http, TimeProvider clock, ILogger<QdrantPassageStore> logger, EmbeddingEndpoint? embeddings = null)
    {
        var settings = options.Value.Qdrant;
        _client = new QdrantClient(new QdrantTransport(http.CreateClient(HttpClientName), QdrantEndpoint.Of(settings), clock, logger));
        _collection = settings.Collection;
        _generations = new QdrantGenerations(_client, settings, embeddings?.Space, clock);
        _sources = sources.Value;
        _snapshots = new QdrantSnapshots(_client, _collection, _sources.AreSearched);
        _search = new QdrantSearch(_client, _collection);
        _dense = new QdrantDenseSearch(_client, _collection);
        _vectors = new QdrantVectorStatus(_client, _collection);
        _passages = new QdrantPassages(_client, _collection);
        _logger = logger;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken) => _snapshots.ReadAsync(
        query.Source,
        snapshot => query.Vector is { } vector
            ? _dense.RunAsync(snapshot, query, vector, caller, cancellationToken)
            : _search.RunAsync(snapshot, query, caller, cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindUnknownWordsAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken) =>
        _snapshots.ReadAsync(query.Source, snapshot => _search.FindUnknownWordsAsync(snapshot, query, caller, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken) =>
        _snapshots.ReadAsync(
            document.Source,
            async snapshot => snapshot.Passages(document.Source) is not { } committed ? [] : await _passages.ReadAsync(
                new QdrantFilter([QdrantCondition.IsAny(QdrantFields.Labels, caller.Labels), QdrantCondition.Is(QdrantFields.Document, document.ToString()), committed]), cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) => await OpenAsync(source, cancellationToken);

    /// <inheritdoc/>
    public async Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken) =>
        new QdrantRebuild(_client, await OpenAsync(source, cancellationToken));

    /// <inheritdoc/>
    public async Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken)
    {
        var head = (await _snapshots.ListHeadsAsync(cancellationToken)).FirstOrDefault(head => head.Source == source);
        return head is { IsOfThisLayout: false }
            ? throw new PassageStoreException(_snapshots.FaultOf(head))
            : await QdrantSourceVectors.OpenAsync(_client, head, space, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VectorStatus>> GetVectorStatusAsync(VectorSpace space, CancellationToken cancellationToken) =>
        _snapshots.ReadAsync(snapshot => _vectors.GetAsync(snapshot, space, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var version = await _client.GetVersionAsync(cancellationToken);
        if (await _generations.FindAsync(cancellationToken) is not { } collection)
        {
            return new PassageStoreStatus("Qdrant", $"{_client.Address}, {_collection}", []) { State = $"version {version.Version}, no collection yet" };
        }

        var info = await _client.GetCollectionInfoAsync(collection, cancellationToken);
        QdrantCollection.Check(_client.Address, collection, info);
        var sources = await CountAsync(cancellationToken);
        return new PassageStoreStatus(
            "Qdrant", $"{_client.Address}, {_collection}", [.. sources.Select(source => source with { IsSearched = _sources.AreSearched(source.Source) })])
        {
            State = $"version {version.Version}, collection {collection} is {info.Status}",
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceStatus>> ListSourcesAsync(CancellationToken cancellationToken)
    {
        var heads = await _snapshots.ListHeadsAsync(cancellationToken);
        return [.. (await CountAsync(heads, cancellationToken)).Zip(heads, (source, head) => head.IsLost ? source with { Fault = _snapshots.FaultOf(head) } : source)];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<Passage>> ReadDocumentsAsync(
        string source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Of whichever layout, searched or not: a passage is read the same.
        var head = (await _snapshots.ListHeadsAsync(cancellationToken)).FirstOrDefault(head => head.Source == source && head.Commit > 0);
        await foreach (var document in head is null ? AsyncEnumerable.Empty<IReadOnlyList<Passage>>() : _passages.ReadDocumentsAsync(head.Visible, cancellationToken))
        {
            yield return document;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PassageVector>> FindVectorsAsync(string source, VectorSpace space, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var name = QdrantVectorNames.Of(space);
        if (!QdrantVectorNames.In(await _client.GetCollectionInfoAsync(_collection, cancellationToken)).ContainsKey(name))
        {
            return [];
        }

        var found = await new QdrantVectorLookup(_client, _collection).FindAsync([.. passages.Select(PassagePayload.MeaningOf).Distinct()], name, cancellationToken);
        return [.. from passage in passages let meaning = PassagePayload.MeaningOf(passage) where found.ContainsKey(meaning)
            select new PassageVector(passage, found[meaning].Deserialize<float[]>())];
    }

    /// <inheritdoc/>
    public async Task<IStoreReplacement> ReplaceAsync(CancellationToken cancellationToken) =>
        new QdrantReplacement(_client, _generations, await _generations.CreateNextAsync(cancellationToken), await _generations.FindAsync(cancellationToken), _logger);

    private async Task<QdrantSourceWriter> OpenAsync(string source, CancellationToken cancellationToken)
    {
        SourceName.Check(source);
        var collection = await _generations.EnsureAsync(cancellationToken);
        var heads = await _snapshots.ListHeadsAsync(cancellationToken);
        if (heads.Any(head => !head.IsOfThisLayout && !head.IsLost))
        {
            collection = await _generations.CreateNextAsync(cancellationToken);
            heads = [.. heads.Select(head => head.LostIn(collection))];
            await QdrantSourceWriter.WriteHeadsAsync(_client, heads, cancellationToken);
            await _generations.SwitchAsync(collection, cancellationToken);
        }

        return await QdrantSourceWriter.OpenAsync(_client, heads, collection, source, _logger, cancellationToken);
    }

    // What can be searched is counted in a snapshot; of the rest is said what is wrong.
    private Task<IReadOnlyList<SourceStatus>> CountAsync(CancellationToken cancellationToken) => _snapshots.ReadAsync(
        async snapshot =>
        {
            var counted = await CountAsync([.. snapshot.Heads.Where(head => head.IsOfThisLayout)], cancellationToken);
            return (IReadOnlyList<SourceStatus>)[.. counted
                .Concat(snapshot.Heads.Where(head => !head.IsOfThisLayout).Select(head => new SourceStatus(head.Source, 0, 0) { Fault = _snapshots.FaultOf(head) }))
                .OrderBy(source => source.Source, StringComparer.Ordinal)];
        },
        cancellationToken);

    private async Task<IReadOnlyList<SourceStatus>> CountAsync(IReadOnlyList<SourceHead> heads, CancellationToken cancellationToken)
    {
        var committed = heads.Where(head => head.Commit > 0).Select(head => head.Visible).ToList();
        if (committed.Count == 0)
        {
            return [.. heads.Select(head => new SourceStatus(head.Source, 0, 0))];
        }

        var all = new QdrantFilter([QdrantCondition.Any(committed)]);
        var passages = await CountAsync(all, heads.Count, cancellationToken);
        var documents = await CountAsync(all.And(QdrantCondition.Is(QdrantFields.First, true)), heads.Count, cancellationToken);
        return [.. heads.Select(head => new SourceStatus(head.Source, documents.GetValueOrDefault(head.Source), passages.GetValueOrDefault(head.Source)))];
    }

    private async Task<IReadOnlyDictionary<string, long>> CountAsync(QdrantFilter filter, int sources, CancellationToken cancellationToken) =>
        (await _client.FacetAsync(_collection, QdrantFields.Source, filter, sources, cancellationToken)).ToDictionary(hit => hit.Value.GetString()!, hit => hit.Count);
}
