using Assistant.Core.Answering.Prompts;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Core.Answering;

/// <summary>Registers the answerer.</summary>
public static class AnsweringServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IAnswerer"/>. A host reads the prompt templates at its start.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services) => services
        .AddSingleton<PromptTemplates>()
        .AddSingleton<PromptBuilder>()
        .AddSingleton<TurnTickets>()
        .AddSingleton<AnswerWriter>()
        .AddSingleton<AnswerReview>()
        .AddSingleton<IAnswerer, Answerer>()
        .AddHostedService<PromptCheck>();
}
