using Assistant.Core.Configuration;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Models.Reranking;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Core.Tests.Passages.Embedded;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Tests.Retrieval;

/// <summary>A retriever over a store in a folder of its own, fake models over HTTP, and a clock that tests move.</summary>
internal sealed class RetrieverFixture : IAsyncDisposable
{
    private readonly EmbeddedStores _stores = new();
    private readonly List<IDisposable> _owned = [];
    private FakeTextModels? _server;

    public RetrieverFixture() => Store = _stores.Open();

    public IPassageStore Store { get; }

    public WatchedClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public EmbeddingsOptions Embeddings { get; } = new() { Dimensions = 64 };

    public RerankerOptions Reranker { get; } = new();

    public RetrievalOptions Options { get; } = new();

    public FakeTextModels Server => _server ?? throw new InvalidOperationException("Start it first.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the fake models, and configures those that are wanted.</summary>
    public async Task StartAsync(bool embeddings = true, bool reranker = false)
    {
        _server = await FakeTextModels.StartAsync(Token);
        (Embeddings.BaseUrl, Embeddings.Model) = embeddings ? (_server.Url, "tiny-embed") : (null, null);
        (Reranker.BaseUrl, Reranker.Model) = reranker ? (_server.Url, "tiny-rerank") : (null, null);
    }

    public Retriever Create()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var embeddings = Own(new EmbeddingEndpoint(Microsoft.Extensions.Options.Options.Create(Embeddings), Clock));
        var reranker = Own(new RerankEndpoint(Microsoft.Extensions.Options.Options.Create(Reranker), Clock));
        return new Retriever(
            Store, new DenseStage(Store, embeddings, options, Clock, NullLogger<DenseStage>.Instance),
            new RerankStage(reranker, options, NullLogger<RerankStage>.Instance), new Redactor(), options, Clock);
    }

    /// <summary>Stores passages, and gives them vectors without asking the server.</summary>
    public async Task StoreAsync(params Passage[] passages)
    {
        foreach (var source in passages.GroupBy(passage => passage.Document.Source))
        {
            await using (var writer = await Store.OpenWriterAsync(source.Key, Token))
            {
                foreach (var document in source.GroupBy(passage => passage.Document))
                {
                    await writer.ReplaceAsync(document.Key, [.. document], Token);
                }

                await writer.CommitAsync(Token);
            }

            var space = new VectorSpace("tiny-embed", 64, "");
            await using var vectors = await Store.OpenVectorsAsync(source.Key, space, Token);
            var missing = await vectors.ReadMissingAsync(Enum.GetValues<TextClass>(), Token).ToListAsync(Token);
            await vectors.AddAsync([.. missing.Select(passage => new PassageVector(passage, WordVectors.Of(PassageMeaning.TextOf(passage), 64)))], Token);
            await vectors.FinishAsync(isWhole: true, Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(owned => owned.Dispose());
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _stores.Dispose();
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
