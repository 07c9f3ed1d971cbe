using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>The whole engine over a store and a database in a folder of its own, with an instance as its only source.</summary>
internal sealed class ServiceNowPipeline : IAsyncDisposable
{
    public static readonly Caller Mira = Caller.Create("test", "mvance", "Mira", CallerRoles.User, requester: "mvance");
    public static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, requester: "sue");

    private readonly string _folder;
    private readonly SourceOptions _options;
    private readonly ServiceProvider _services;

    private ServiceNowPipeline(SourceOptions options, ServiceProvider services, string folder) => (_options, _services, _folder) = (options, services, folder);

    public static async Task<ServiceNowPipeline> StartAsync(SourceOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("servicenow-").FullName;
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(Settings(options, folder)).Build())
            .AddAssistant()
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        return new ServiceNowPipeline(options, services, folder);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<SourceReport> RunAsync(bool full = false)
    {
        var definition = new SourceDefinition("tickets", _options);
        var report = await Get<IngestRun>().RunAsync([(definition, Get<SourceFactory>().Create(definition))], full, progress: null, TestContext.Current.CancellationToken);
        return Assert.Single(report.Sources);
    }

    public async Task<Ticket?> FindAsync(string number, Caller caller) =>
        (await Get<TicketStore>().FindAsync(new TicketNumber(number), caller, TestContext.Current.CancellationToken)).SingleOrDefault();

    public async Task<string> PassagesAsync(string sysId, Caller caller) => string.Join(
        '\n', (await Get<IPassageStore>().ReadDocumentAsync(new DocumentId("tickets", sysId), caller, TestContext.Current.CancellationToken)).Select(passage => passage.Text));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string?> Settings(SourceOptions options, string folder) => new()
    {
        ["Data:Path"] = folder,
        ["Sources:tickets:Kind"] = "ServiceNow",
        ["Sources:tickets:Url"] = options.Url,
        ["Sources:tickets:User"] = options.User,
        ["Sources:tickets:Password"] = options.Password,
        ["Sources:tickets:Tables:0"] = "incident",
        ["Sources:tickets:Tables:1"] = "kb_knowledge",
        ["Sources:tickets:ListingDays"] = $"{options.ListingDays}",
    };
}
