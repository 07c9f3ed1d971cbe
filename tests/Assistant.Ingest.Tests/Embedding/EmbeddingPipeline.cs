using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Fakes.Models;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Tests.Embedding;

/// <summary>The whole engine over a folder of documents, with a fake embedding endpoint.</summary>
internal sealed class EmbeddingPipeline : IAsyncDisposable
{
    public static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, requester: "sue");

    private readonly string _folder = Directory.CreateTempSubdirectory("embedding-").FullName;
    private readonly Dictionary<string, string?> _settings = [];
    private ServiceProvider? _services;

    private EmbeddingPipeline(FakeTextModels server)
    {
        Server = server;
        Set("Data:Path", Path.Combine(_folder, "data"));
        Set("Sources:docs:Kind", "Folder").Set("Sources:docs:Path", Path.Combine(_folder, "docs")).Set("Sources:docs:Audience:0", "public");
        Set("Embeddings:BaseUrl", server.Url).Set("Embeddings:Model", "tiny").Set("Embeddings:Dimensions", "64");
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
    }

    public FakeTextModels Server { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EmbeddingPipeline> StartAsync() => new(await FakeTextModels.StartAsync(Token));

    /// <summary>Changes a setting; the engine starts anew with it.</summary>
    public EmbeddingPipeline Set(string key, string? value)
    {
        _settings[key] = value;
        _services?.Dispose();
        _services = null;
        return this;
    }

    /// <summary>Writes a page of the documentation, or another file.</summary>
    public EmbeddingPipeline Write(string name, string text, string folder = "docs")
    {
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.WriteAllText(PathOf(folder, name), text);
        return this;
    }

    public string PathOf(params string[] parts) => Path.Combine([_folder, .. parts]);

    public async Task<IReadOnlyList<SourceReport>> RunAllAsync(CancellationToken? cancellationToken = null)
    {
        var services = await ServicesAsync();
        var sources = services.GetRequiredService<IOptions<SourcesOptions>>().Value.InUse
            .Select(entry => new SourceDefinition(entry.Key, entry.Value))
            .Select(definition => (definition, services.GetRequiredService<SourceFactory>().Create(definition)));
        return (await services.GetRequiredService<IngestRun>().RunAsync(sources, full: false, progress: null, cancellationToken ?? Token)).Sources;
    }

    public async Task<SourceReport> RunAsync() => Assert.Single(await RunAllAsync());

    public async Task<RetrievalResult> AskAsync(string question, Caller? caller = null) =>
        await (await ServicesAsync()).GetRequiredService<Retriever>().RetrieveAsync(new RetrievalRequest { Question = question }, caller ?? Caller.Anonymous, Token);

    /// <summary>What the status says of a source's vectors.</summary>
    public async Task<string?> MeaningAsync(string source = "docs") =>
        (await (await ServicesAsync()).GetRequiredService<Overview>().GetAsync(Token)).Sources.Single(overview => overview.Name == source).Meaning;

    public async ValueTask DisposeAsync()
    {
        _services?.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ServiceProvider> ServicesAsync()
    {
        if (_services is null)
        {
            _services = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(new ShortPauses())
                .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build())
                .AddAssistant()
                .BuildServiceProvider();
            await _services.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
        }

        return _services;
    }

    // Pauses between tries end at once; everything else takes its time.
    private sealed class ShortPauses : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime.TotalSeconds is 1 or 2 or 4 or 8 && period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : dueTime, period);
    }
}
