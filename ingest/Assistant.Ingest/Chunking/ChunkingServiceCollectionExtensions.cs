using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Ingest.Chunking;

/// <summary>Adds what makes passages.</summary>
public static class ChunkingServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="PassageChunker"/>, the <see cref="TicketChunker"/> and their <see cref="TokenCounter"/>.</summary>
    public static IServiceCollection AddChunking(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCounter>();
        services.TryAddSingleton<PassageChunker>();
        services.TryAddSingleton<TicketChunker>();
        return services;
    }
}
