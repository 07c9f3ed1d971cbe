using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Core.Retrieval;

/// <summary>Searches by meaning, within its time; left out, with the reason, where that fails.</summary>
internal sealed class DenseStage(
    IPassageStore store, EmbeddingEndpoint endpoint, IOptions<RetrievalOptions> options, TimeProvider clock, ILogger<DenseStage> logger)
{
    private readonly TimeSpan _allowance = TimeSpan.FromMilliseconds(options.Value.DenseMilliseconds);

    /// <summary>Whether the settings have it.</summary>
    public bool IsOn => options.Value.Dense && endpoint.Space is not null;

    /// <summary>What it is called.</summary>
    public string Name => $"dense ({endpoint.Space?.Model})";

    /// <summary>The passages most like the question among those that the caller may read.</summary>
    public async Task<StageResult> RunAsync(OutboundQuestion question, PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (!endpoint.MayReceive(question.Class))
        {
            return StageResult.Without($"its endpoint may not be sent {Words.For(question.Class)} (Embeddings:Accepts)");
        }

        var start = clock.GetTimestamp();
        try
        {
            var vector = await endpoint.EmbedQuestionAsync(question.Text, question.Class, _allowance, cancellationToken);
            var hits = await SearchAsync(query with { Vector = vector }, caller, _allowance - clock.GetElapsedTime(start), cancellationToken);
            return hits.Count > 0
                ? new StageResult([.. hits.Select((hit, i) => new RankedPassage(i + 1, hit.Score, hit.Passage))], null)
                : StageResult.Without($"no passage has a vector of {vector.Space.Model} yet; the next 'ingest run' makes them");
        }
        catch (EndpointException failure)
        {
            logger.DenseSkipped(failure.Problem.Kind);
            return StageResult.Without(failure.Problem.Message);
        }
        catch (TimeoutException)
        {
            logger.DenseSkipped(ProblemKind.TimedOut);
            return StageResult.Without($"it took longer than {_allowance.TotalMilliseconds:0} ms");
        }
        catch (PassageStoreException fault)
        {
            return StageResult.Without(fault.Message.TrimEnd('.'));
        }
    }

    private async Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, TimeSpan left, CancellationToken cancellationToken)
    {
        // The embedded store searches on the thread that asks.
        var search = Task.Run(() => store.SearchAsync(query, caller, cancellationToken), cancellationToken);
        return await search.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellationToken);
    }
}
