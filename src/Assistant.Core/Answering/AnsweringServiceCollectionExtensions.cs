using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Answering;

/// <summary>Registers the answerer.</summary>
public static class AnsweringServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IAnswerer"/>.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services.AddSingleton<IAnswerer, Answerer>();
}
