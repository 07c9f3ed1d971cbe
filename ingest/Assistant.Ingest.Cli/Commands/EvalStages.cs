using Assistant.Core.Configuration;
using Assistant.Core.Evaluation;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;
using Assistant.Ingest.Cli.Output;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Commands;

/// <summary>The same questions, asked with one stage of retrieval after the other: <c>eval --stages</c>, and a plain <c>eval</c> where models are configured.</summary>
internal static class EvalStages
{
    private static readonly (string Name, RetrievalStages Stages)[] Known =
    [
        ("lexical", RetrievalStages.Lexical),
        ("dense", RetrievalStages.Dense),
        ("fused", RetrievalStages.Lexical | RetrievalStages.Dense),
        ("reranked", RetrievalStages.All),
    ];

    /// <summary>The stages of these names, which may be lists with commas.</summary>
    /// <exception cref="UsageException">One is unknown.</exception>
    public static IReadOnlyList<(string Name, RetrievalStages Stages)> Read(IReadOnlyList<string> names) =>
    [
        .. names.SelectMany(name => name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => Known.FirstOrDefault(stage => stage.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } known
                ? known
                : throw new UsageException($"'{name}' is no stage; there are {string.Join(", ", Known.Select(stage => stage.Name))}.")),
    ];

    /// <summary>The stages that the settings have, where there are others beside words; else none.</summary>
    public static IReadOnlyList<(string Name, RetrievalStages Stages)> Configured(IServiceProvider services)
    {
        var stages = Known.Where(stage => WhyNot(stage, services) is null).ToList();
        return stages.Count > 1 ? stages : [];
    }

    /// <summary>Asks the questions with each stage.</summary>
    /// <exception cref="UsageException">The settings lack one.</exception>
    public static async Task<IReadOnlyList<(string Name, EvaluationReport Report)>> MeasureAsync(
        AssistantHost host, IReadOnlyList<(string Name, RetrievalStages Stages)> stages, IReadOnlyList<EvaluationQuestion> questions, Caller caller, CancellationToken cancellationToken)
    {
        if (stages.Select(stage => WhyNot(stage, host.Services)).FirstOrDefault(problem => problem is not null) is { } missing)
        {
            throw new UsageException(missing);
        }

        var evaluator = ActivatorUtilities.CreateInstance<Evaluator>(host.Services);
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        EvaluationBaseline? first = null;
        var reports = new List<(string Name, EvaluationReport Report)>();
        foreach (var (name, used) in stages)
        {
            var outcomes = new List<QuestionOutcome>();
            await foreach (var outcome in evaluator.EvaluateAsync(questions, withAnswers: false, used, caller, cancellationToken))
            {
                outcomes.Add(outcome);
            }

            reports.Add((name, new EvaluationReport(outcomes, first, now)));
            first ??= new EvaluationBaseline(now, outcomes);
        }

        return reports;
    }

    // What is reranked is what the other stages find, be it by words alone.
    private static string? WhyNot((string Name, RetrievalStages Stages) stage, IServiceProvider services)
    {
        var retrieval = services.GetRequiredService<IOptions<RetrievalOptions>>().Value;
        var (section, address, isOn) = stage.Stages.HasFlag(RetrievalStages.Rerank)
            ? ("Reranker", services.GetRequiredService<IOptions<RerankerOptions>>().Value.BaseUrl, retrieval.Rerank)
            : ("Embeddings", services.GetRequiredService<IOptions<EmbeddingsOptions>>().Value.BaseUrl, retrieval.Dense);
        return stage.Stages == RetrievalStages.Lexical ? null
            : address is null ? $"The stage {stage.Name} needs an endpoint in {section}:BaseUrl; set it, or leave the stage out."
            : !isOn ? $"The stage {stage.Name} is switched off in the section Retrieval; switch it on, or leave it out."
            : null;
    }
}
