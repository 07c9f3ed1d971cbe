using Assistant.Ingest.Sources.ServiceNow;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Sources;

/// <summary>Registers the sources.</summary>
public static class SourcesServiceCollectionExtensions
{
    /// <summary>Adds the factory of configured sources, and the upload of ticket files.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddWebsites()
        .AddServiceNow()
        .AddSingleton<SourceFactory>()
        .AddSingleton<TicketUpload>();
}
