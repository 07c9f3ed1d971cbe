using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Retrieval;

/// <summary>Registers the retriever.</summary>
public static class RetrievalServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="Retriever"/>.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services) => services.AddSingleton<Retriever>();
}
