using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Models.Reranking;
using Assistant.Core.Passages.Vectors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Retrieval;

/// <summary>Puts the best passages in the order of a model, within its time; left out, with the reason, where that fails.</summary>
internal sealed class RerankStage(RerankEndpoint endpoint, IOptions<RetrievalOptions> options, ILogger<RerankStage> logger)
{
    /// <summary>Whether the settings have it.</summary>
    public bool IsOn => options.Value.Rerank && endpoint.IsConfigured;

    /// <summary>What it is called.</summary>
    public string Name => $"rerank ({endpoint.Model})";

    /// <summary>How many passages it looks at.</summary>
    public int Depth => options.Value.RerankTop;

    /// <summary>The same passages in a better order. Those that the endpoint may not be sent keep their places.</summary>
    public async Task<StageResult> RunAsync(OutboundQuestion question, IReadOnlyList<RankedPassage> ranking, CancellationToken cancellationToken)
    {
        if (!endpoint.MayReceive(question.Class))
        {
            return StageResult.Without($"its endpoint may not be sent {Words.For(question.Class)} (Reranker:Accepts)");
        }

        var candidates = ranking.Take(Depth).Where(ranked => endpoint.MayReceive(PassageMeaning.ClassOf(ranked.Passage))).ToList();
        if (candidates.Count < 2)
        {
            return ranking.Count < 2
                ? new StageResult(ranking, null)
                : StageResult.Without("its endpoint may not be sent the passages that were found (Reranker:Accepts)");
        }

        try
        {
            var allowance = TimeSpan.FromMilliseconds(options.Value.RerankMilliseconds);
            var scores = await endpoint.RerankAsync(
                question.Text, question.Class, [.. candidates.Select(candidate => candidate.Passage)], allowance, cancellationToken);
            return new StageResult(Reorder(ranking, candidates, scores), null);
        }
        catch (EndpointException failure)
        {
            logger.RerankSkipped(failure.Problem.Kind);
            return StageResult.Without(failure.Problem.Message);
        }
    }

    // What the endpoint left out of its reply comes behind what it scored, in the old order.
    private static List<RankedPassage> Reorder(IReadOnlyList<RankedPassage> ranking, List<RankedPassage> candidates, IReadOnlyList<double?> scores)
    {
        var places = new Queue<RankedPassage>(candidates.Zip(scores).OrderByDescending(scored => scored.Second ?? double.NegativeInfinity).Select(scored => scored.First));
        var movable = candidates.Select(candidate => candidate.Rank).ToHashSet();
        return [.. ranking.Select(ranked => new RankedPassage(ranked.Rank, ranked.Score, (movable.Contains(ranked.Rank) ? places.Dequeue() : ranked).Passage))];
    }
}
