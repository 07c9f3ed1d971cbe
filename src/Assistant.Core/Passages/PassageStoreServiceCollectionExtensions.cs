using Assistant.Core.Passages.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assistant.Core.Passages;

/// <summary>Registers the passage store.</summary>
public static class PassageStoreServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="IPassageStore"/> of the section <c>Store</c>: the embedded one, the only one there is yet, behind its guard.</summary>
    public static IServiceCollection AddPassageStore(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton<EmbeddedPassageStore>();
        services.TryAddSingleton<IPassageStore>(provider => new AudienceGuard(provider.GetRequiredService<EmbeddedPassageStore>()));
        return services;
    }
}
