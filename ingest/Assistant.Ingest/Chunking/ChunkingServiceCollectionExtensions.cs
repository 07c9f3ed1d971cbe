using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Ingest.Chunking;

/// <summary>Adds what makes passages.</summary>
public static class ChunkingServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="PassageChunker"/> and its <see cref="TokenCounter"/>.</summary>
    public static IServiceCollection AddChunking(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCounter>();
        services.TryAddSingleton<PassageChunker>();
        return services;
    }
}
