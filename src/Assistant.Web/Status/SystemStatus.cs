using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;
using Assistant.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Status;

/// <summary>Gathers the state of the service from its parts.</summary>
internal sealed class SystemStatus(
    IPassageStore store, RunHistory history, ChatEndpoints endpoints, IOptions<SourcesOptions> sources, IngestState ingest) : ISystemStatus
{
    /// <inheritdoc/>
    public async Task<SystemStatusView> GetAsync(CancellationToken cancellationToken)
    {
        var models = endpoints.All.Select(ModelLine).ToList();
        try
        {
            var held = await store.GetStatusAsync(cancellationToken);
            var runs = await history.LatestAsync(cancellationToken);
            var names = sources.Value.Keys.Concat(held.Sources.Where(source => source.Documents > 0).Select(source => source.Source)).Distinct(StringComparer.OrdinalIgnoreCase);
            return new SystemStatusView(
                $"{held.Name}, {held.Location}", held.Passages, [.. names.Select(name => SourceLine(name, held, runs))],
                models, ingest.Ready && ingest.Problem is null, ingest.Busy ?? ingest.Problem)
            {
                Retriever = $"BM25 ({held.Name})",
            };
        }
        catch (PassageStoreException broken)
        {
            return new SystemStatusView("unavailable", 0, [], models, Ready: false, broken.Message);
        }
    }

    private SourceLine SourceLine(string name, PassageStoreStatus held, IReadOnlyDictionary<string, PastRun> runs)
    {
        var inStore = held.Sources.FirstOrDefault(source => source.Source == name);
        var run = runs.GetValueOrDefault(name);
        return new SourceLine(
            name, sources.Value.GetValueOrDefault(name)?.Kind?.ToString() ?? "Upload", inStore?.Documents ?? 0, inStore?.Passages ?? 0,
            run?.EndedAt, run?.Report.Failed.Count ?? 0, run?.Report.Failed.FirstOrDefault()?.Reason);
    }

    private static ModelLine ModelLine(ChatEndpoint endpoint) =>
        new(endpoint.Name, endpoint.Model, endpoint.Health.Healthy, endpoint.Health.Describe());
}
