using Assistant.Core.Answering;
using Assistant.Core.Database;
using Assistant.Core.Models;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Ingest;

/// <summary>Registers the engine and the pipeline, as the web app and the command line share them.</summary>
public static class AssistantServiceCollectionExtensions
{
    /// <summary>Registers everything but the settings and the logging.</summary>
    public static IServiceCollection AddAssistant(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddAssistantDatabase()
            .AddPassageStore()
            .AddRetrieval()
            .AddModels()
            .AddAnswering()
            .AddTickets()
            .AddReading()
            .AddChunking()
            .AddSources()
            .AddRuns();
    }
}
