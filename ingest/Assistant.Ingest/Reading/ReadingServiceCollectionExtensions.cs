using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Ingest.Reading;

/// <summary>Adds what reads pages.</summary>
public static class ReadingServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="HtmlReader"/>.</summary>
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.TryAddSingleton<HtmlReader>();
        return services;
    }
}
