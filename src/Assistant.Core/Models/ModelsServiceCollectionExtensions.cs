using Assistant.Core.Models.Probing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Models;

/// <summary>Registers the model endpoints.</summary>
public static class ModelsServiceCollectionExtensions
{
    /// <summary>Adds the chat endpoints of the section <c>Models</c>, and the probe of all endpoints.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ChatEndpoints>()
        .AddSingleton<ChatRelay>()
        .AddSingleton<EndpointProbe>()
        .AddSingleton<ShortReplies>();
}
