using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Fakes.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>The Qdrant store on a server of its own, or on a collection of its own of the server that QDRANT_URL names.</summary>
internal sealed class QdrantSystem : IAsyncDisposable
{
    private readonly FakeQdrant? _server;
    private readonly ServiceProvider _services;

    private QdrantSystem(FakeQdrant? server, QdrantOptions options)
    {
        _server = server;
        _services = new ServiceCollection()
            .AddSingleton(Options.Create(new StoreOptions { Provider = StoreProvider.Qdrant, Qdrant = options }))
            .AddSingleton(Options.Create(new DataOptions())).AddSingleton(Options.Create(new SourcesOptions()))
            .AddPassageStore().BuildServiceProvider();
        Store = _services.GetRequiredService<IPassageStore>();
    }

    public IPassageStore Store { get; }

    public static async Task<QdrantSystem> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("QDRANT_URL") is { Length: > 0 } url)
        {
            return new QdrantSystem(null, new QdrantOptions { Url = url, ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY"), Collection = $"benchmark-{Guid.NewGuid():N}" });
        }

        var server = await FakeQdrant.StartAsync(default, isChecked: false);
        return new QdrantSystem(server, new QdrantOptions { Url = server.Url });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
