using Assistant.Ingest.Embedding;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Runs;

/// <summary>Registers the runs.</summary>
public static class RunsServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IngestRun"/> and what it remembers.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<IngestRun>()
        .AddSingleton<ConfiguredRun>()
        .AddSingleton<RetiredSources>()
        .AddSingleton<RunSchedule>()
        .AddSingleton<ScheduledRuns>()
        .AddSingleton<Overview>()
        .AddSingleton<SourceEmbedding>()
        .AddSingleton<DocumentLedger>()
        .AddSingleton<RunLocks>()
        .AddSingleton<RunHistory>();
}
