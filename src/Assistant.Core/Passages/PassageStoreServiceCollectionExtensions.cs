using Assistant.Core.Configuration;
using Assistant.Core.Passages.Embedded;
using Assistant.Core.Passages.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Passages;

/// <summary>Registers the passage store.</summary>
public static class PassageStoreServiceCollectionExtensions
{
    // Qdrant closes what was idle for five seconds.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(4);

    /// <summary>Adds the <see cref="IPassageStore"/> that the section <c>Store</c> names, behind its guard.</summary>
    public static IServiceCollection AddPassageStore(this IServiceCollection services)
    {
        services.AddLogging().AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmbeddedPassageStore>();
        services.AddHttpClient(QdrantPassageStore.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            // A redirection would take the key with it.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionIdleTimeout = LongestIdle, AllowAutoRedirect = false });
        services.TryAddSingleton<QdrantPassageStore>();
        services.TryAddSingleton<IPassageStore>(provider => new AudienceGuard(
            provider.GetRequiredService<IOptions<StoreOptions>>().Value.Provider == StoreProvider.Qdrant
                ? provider.GetRequiredService<QdrantPassageStore>()
                : provider.GetRequiredService<EmbeddedPassageStore>()));
        return services;
    }

    /// <summary>One of the stores, whichever is in use, for a copy.</summary>
    internal static IStoreTransfer GetStoreTransfer(this IServiceProvider provider, StoreProvider store) => store == StoreProvider.Qdrant
        ? provider.GetRequiredService<QdrantPassageStore>()
        : provider.GetRequiredService<EmbeddedPassageStore>();
}
