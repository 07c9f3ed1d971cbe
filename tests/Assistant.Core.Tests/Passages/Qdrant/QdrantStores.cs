using Assistant.Core.Configuration;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Qdrant;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Fakes.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>
/// Opens Qdrant stores on a collection of their own, as several processes would, and takes it away at the end. The server
/// is the fake one; with QDRANT_URL (and QDRANT_API_KEY) set it is that one, if the test allows it.
/// </summary>
internal sealed class QdrantStores : IAsyncDisposable
{
    private readonly List<ServiceProvider> _providers = [];
    private readonly CheckingHandler _checks;

    private QdrantStores(FakeQdrant? server, QdrantOptions options, QdrantContract? contract)
    {
        Server = server!;
        Options = options;
        _checks = new CheckingHandler(contract);
    }

    /// <summary>The fake server; null where a real one is used.</summary>
    public FakeQdrant Server { get; }

    /// <summary>The settings of the store.</summary>
    public QdrantOptions Options { get; }

    /// <summary>Whether faults are made on purpose, whose answers are as no document has them.</summary>
    public bool MayViolate { get; set; }

    /// <summary>The embedding endpoint of stores that are opened from now on; it is never asked.</summary>
    public EmbeddingsOptions Embeddings { get; set; } = new();

    /// <summary>The clock of stores that are opened from now on.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Starts on the fake server.</summary>
    public static async Task<QdrantStores> StartAsync()
    {
        var server = await FakeQdrant.StartAsync(TestContext.Current.CancellationToken);
        return new QdrantStores(server, new QdrantOptions { Url = server.Url }, null);
    }

    /// <summary>Starts on the real server where there is one.</summary>
    public static async Task<QdrantStores> StartAnywhereAsync() => Environment.GetEnvironmentVariable("QDRANT_URL") is not { Length: > 0 } url
        ? await StartAsync()
        : new QdrantStores(
            null,
            new QdrantOptions { Url = url, ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY"), Collection = $"test-{Guid.NewGuid():N}" },
            await QdrantContract.LoadAsync());

    /// <summary>Opens the store; with no sources given, all that it holds is searched.</summary>
    public IPassageStore Open(SourcesOptions? sources = null) => Provide(sources).GetRequiredService<IPassageStore>();

    public IStoreTransfer OpenTransfer() => Provide().GetRequiredService<QdrantPassageStore>();

    /// <summary>A client of its own, for what the store does not do.</summary>
    public QdrantClient Client(QdrantOptions? options = null) => new(new QdrantTransport(
        new HttpClient(new CheckingHandler(_checks) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }), QdrantEndpoint.Of(options ?? Options), Clock, NullLogger.Instance));

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        if (Server is null)
        {
            await DropAsync();
        }
        else
        {
            await Server.DisposeAsync();
        }

        if (!MayViolate)
        {
            Assert.Empty(_checks.Violations.Concat(Server?.Violations ?? []));
        }
    }

    private ServiceProvider Provide(SourcesOptions? sources = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(new StoreOptions { Provider = StoreProvider.Qdrant, Qdrant = Options }))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(new DataOptions { Path = Path.Combine(Path.GetTempPath(), "no-such-store") }))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(sources ?? []))
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(Embeddings))
            .AddSingleton(Clock)
            .AddSingleton<EmbeddingEndpoint>()
            .AddPassageStore();
        services.AddHttpClient(QdrantPassageStore.HttpClientName).AddHttpMessageHandler(() => new CheckingHandler(_checks));
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    private async Task DropAsync()
    {
        var client = Client();
        foreach (var collection in await client.ListCollectionsAsync(default))
        {
            if (collection.StartsWith($"{Options.Collection}-", StringComparison.Ordinal))
            {
                await client.DeleteCollectionAsync(collection, default);
            }
        }
    }
}
