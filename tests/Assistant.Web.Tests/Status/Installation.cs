using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Ingest;
using Assistant.Web.Hosting;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Web.Tests.Status;

/// <summary>The engine and the pipeline over a temporary data folder, with the sample site as the source <c>docs</c>.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("installation-");
    private readonly List<ServiceProvider> _programs = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    public SignalLog Signals { get; } = new();

    public string Folder => _folder.FullName;

    /// <summary>Further settings of programs that start later.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The services of a program of its own.</summary>
    public async Task<IServiceProvider> StartAsync(bool migrated = true)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(Settings)
        {
            ["Data:Path"] = Folder,
            ["Sources:docs:Kind"] = "Website",
            ["Sources:docs:Path"] = Path.Combine(InstallationRoot.Path, "samples", "site"),
        }).Build();
        var program = new ServiceCollection().AddLogging(logging => logging.AddProvider(Signals))
            .AddSingleton<TimeProvider>(Clock).AddSingleton<IngestState>().AddAssistantOptions(configuration).AddAssistant().BuildServiceProvider();
        _programs.Add(program);
        if (migrated)
        {
            await program.GetRequiredService<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        }

        return program;
    }

    /// <summary>Stores one passage of a source, as a run of another program would.</summary>
    public async Task StoreAsync(string source)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var document = new DocumentId(source, "/a");
        await using var writer = await (await StartAsync()).GetRequiredService<IPassageStore>().OpenWriterAsync(source, cancellationToken);
        var passage = new Passage
        {
            Id = Guid.NewGuid(),
            Document = document,
            Kind = PassageKind.Documentation,
            Url = "/a",
            Title = "A",
            HeadingPath = [],
            Text = "queue",
            Position = 0,
            Audience = Audience.Public,
            FetchedAt = Clock.GetUtcNow(),
        };
        await writer.ReplaceAsync(document, [passage], cancellationToken);
        await writer.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
        {
            await program.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
