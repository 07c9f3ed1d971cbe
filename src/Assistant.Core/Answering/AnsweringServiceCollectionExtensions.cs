using Assistant.Core.Answering.Prompts;
using Assistant.Core.Answering.Searching;
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
        .AddSingleton<QueryMaker>()
        .AddSingleton<AnswerWriter>()
        .AddSingleton<Refusals>()
        .AddSingleton<AnswerReview>()
        .AddSingleton<IAnswerer, Answerer>()
        .AddHostedService<PromptCheck>()
        .AddSingleton<ConversationTitles>()
        .AddHostedService(services => services.GetRequiredService<ConversationTitles>());
}
