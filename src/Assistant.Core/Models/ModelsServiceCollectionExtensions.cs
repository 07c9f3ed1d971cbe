using Assistant.Core.Models.Embeddings;
using Assistant.Core.Models.Probing;
using Assistant.Core.Models.Reranking;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Models;

/// <summary>Registers the model endpoints.</summary>
public static class ModelsServiceCollectionExtensions
{
    /// <summary>Adds the chat endpoints of the section <c>Models</c>, the embedding and the rerank endpoint, and the probe of all endpoints.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ChatEndpoints>()
        .AddSingleton<ChatRelay>()
        .AddSingleton<EmbeddingEndpoint>()
        .AddSingleton<RerankEndpoint>()
        .AddSingleton<EndpointProbe>()
        .AddSingleton<ShortReplies>();
}
