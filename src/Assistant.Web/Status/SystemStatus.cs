using Assistant.Core.Models;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Models.Reranking;
using Assistant.Core.Retrieval;
using Assistant.Ingest.Runs;
using Assistant.Web.Hosting;

namespace Assistant.Web.Status;

/// <summary>Gathers the state of the service from its parts.</summary>
internal sealed class SystemStatus(
    Overview overview, ChatEndpoints endpoints, EmbeddingEndpoint embeddings, RerankEndpoint reranker, IngestState ingest, Retriever retriever) : ISystemStatus
{
    /// <inheritdoc/>
    public async Task<SystemStatusView> GetAsync(CancellationToken cancellationToken)
    {
        var state = await overview.GetAsync(cancellationToken);
        var passages = state.Store?.Passages ?? 0;
        // What could not be taken in at the start may have come from a run since.
        var problem = passages > 0 ? null : ingest.Problem;
        return new SystemStatusView(
            state.Store is { } store ? $"{store.Name}, {store.Location}" : "unavailable",
            passages,
            [.. state.Sources.Select(SourceLine)],
            [.. endpoints.All.Select(ModelLine)],
            Ready: state.Store is not null && ingest.Ready && problem is null,
            Busy: state.Faults.Count > 0 ? FaultMessages.Unreachable : ingest.Busy ?? problem)
        {
            Retriever = state.Store is null ? "" : retriever.Describe(state.Store.Name),
            SearchModels = [.. SearchModels()],
            Faults = state.Faults,
            NextRun = state.NextRun,
        };
    }

    private IEnumerable<ModelLine> SearchModels()
    {
        if (embeddings.Space is { } space)
        {
            yield return new ModelLine("Embeddings", space.Model, embeddings.Health.Healthy, embeddings.Health.Describe());
        }

        if (reranker.IsConfigured)
        {
            yield return new ModelLine("Reranker", reranker.Model, reranker.Health.Healthy, reranker.Health.Describe());
        }
    }

    private static SourceLine SourceLine(SourceOverview source) => new(
        source.Name, source.Kind, source.Held?.Documents ?? 0, source.Held?.Passages ?? 0,
        source.LastRun?.EndedAt, source.LastRun?.Report.Failed.Count ?? 0, source.LastRun?.Report.Failed.FirstOrDefault()?.Reason)
    {
        Runs = source.Runs,
        Fault = source.Held?.Fault,
        Silence = source.Silence,
        Meaning = source.Meaning,
    };

    private static ModelLine ModelLine(ChatEndpoint endpoint) =>
        new(endpoint.Name, endpoint.Model, endpoint.Health.Healthy, endpoint.Health.Describe());
}
