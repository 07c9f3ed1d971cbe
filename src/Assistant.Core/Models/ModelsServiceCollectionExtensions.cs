using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Models;

/// <summary>Registers the model endpoints.</summary>
public static class ModelsServiceCollectionExtensions
{
    /// <summary>Adds the chat endpoints of the section <c>Models</c>.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ChatEndpoints>()
        .AddSingleton<ChatRelay>()
        .AddSingleton<ShortReplies>();
}
