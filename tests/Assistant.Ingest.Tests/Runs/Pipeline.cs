using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>The whole pipeline over a store and a database in a temporary folder; sources are scripted, the clock is moved.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-");
    private readonly List<ServiceProvider> _programs = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));

    /// <summary>The settings beside the folder: changed, they count from the next program on.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["Sources:docs:Kind"] = "Website",
        ["Sources:docs:Url"] = "https://docs.example.org/",
    };

    /// <summary>The data folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The folder of a source's index.</summary>
    public string IndexOf(string source) => Path.Combine(_folder.FullName, "passages", source);

    /// <summary>The services of a program of its own, as a later run would have them.</summary>
    public async Task<IServiceProvider> StartAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(Settings) { ["Data:Path"] = _folder.FullName }).Build();
        var program = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(Clock).AddAssistantOptions(configuration).AddAssistant().BuildServiceProvider();
        _programs.Add(program);
        await program.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
        return program;
    }

    /// <summary>Runs one source in a program of its own.</summary>
    public async Task<SourceReport> RunAsync(ScriptedSource source, RunMode? mode = null, SourceOptions? options = null) =>
        (await RunAllAsync(mode, (options ?? Site(), source))).Sources.Single();

    /// <summary>Runs several.</summary>
    public async Task<RunReport> RunAllAsync(RunMode? mode, params (SourceOptions Options, ScriptedSource Source)[] sources) =>
        await (await StartAsync()).GetRequiredService<IngestRun>().RunAsync(
            sources.Select(source => (new SourceDefinition(source.Source.Name, source.Options), (ISource)source.Source)), mode ?? RunMode.Usual, null, Token);

    /// <summary>The addresses that a search finds, in order.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string text, Caller? caller = null, int top = 200)
    {
        var store = (await StartAsync()).GetRequiredService<IPassageStore>();
        var hits = await store.SearchAsync(new PassageQuery { Text = text, Top = top }, caller ?? Caller.Anonymous, Token);
        return [.. hits.Select(hit => hit.Passage.Document.Address).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>A crawled site.</summary>
    public static SourceOptions Site() => new() { Kind = SourceKind.Website, Url = "https://docs.example.org/" };

    /// <summary>A page.</summary>
    public FetchedDocument Page(string address, string text) => new(
        address, $"https://docs.example.org{address}", $"<html><head><title>{address}</title></head><body><main><h1>Page {address}</h1><p>{text}</p></main></body></html>",
        new DocumentVersion(null, null), 100, Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
        {
            await program.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
