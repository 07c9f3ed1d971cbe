using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Retrieval;

/// <summary>Registers the retriever.</summary>
public static class RetrievalServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="Retriever"/> and its stages.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services)
    {
        services.TryAddSingleton<Redactor>();
        return services
            .AddSingleton<DenseStage>()
            .AddSingleton<RerankStage>()
            .AddSingleton(provider => new Retriever(
                provider.GetRequiredService<IPassageStore>(), provider.GetRequiredService<DenseStage>(), provider.GetRequiredService<RerankStage>(),
                provider.GetRequiredService<Redactor>(), provider.GetRequiredService<IOptions<RetrievalOptions>>(), provider.GetRequiredService<TimeProvider>()));
    }
}
