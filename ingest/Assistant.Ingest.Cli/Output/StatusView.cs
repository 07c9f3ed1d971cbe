using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of the installation.</summary>
internal static class StatusView
{
    public static void Write(IServiceProvider services, PassageStoreStatus store, IReadOnlyDictionary<string, PastRun> runs, bool json)
    {
        var configured = services.GetRequiredService<IOptions<SourcesOptions>>().Value;
        var models = services.GetRequiredService<IOptions<ModelsOptions>>().Value;
        var names = configured.Keys.Concat(store.Sources.Where(source => source.Documents > 0).Select(source => source.Source)).Distinct().Order(StringComparer.Ordinal);
        var sources = names.Select(name =>
        {
            var held = store.Sources.FirstOrDefault(source => source.Source == name);
            var options = configured.GetValueOrDefault(name);
            return new
            {
                name,
                kind = options?.Kind?.ToString(),
                enabled = options?.Enabled ?? false,
                documents = held?.Documents ?? 0,
                passages = held?.Passages ?? 0,
                lastRun = runs.TryGetValue(name, out var run) ? new { run.StartedAt, run.EndedAt, run.Report } : null,
            };
        }).ToList();
        if (json)
        {
            JsonOutput.Write(new
            {
                store = new { store.Name, store.Location, store.Passages },
                sources,
                models = models.Select(model => new { name = model.Key, model.Value.Model, model.Value.BaseUrl, model.Value.Priority, model.Value.Accepts }),
            });
            return;
        }

        Console.WriteLine($"Store: {store.Name}, {store.Location}: {store.Passages} passages");
        foreach (var source in sources)
        {
            var run = source.lastRun is { } last ? $"last run {last.EndedAt:yyyy-MM-dd HH:mm} UTC, {last.Report.Failed.Count} failed" : "never run";
            Console.WriteLine($"  {source.name} ({source.kind ?? "no longer configured"}{(source.enabled ? "" : ", not refreshed")}): {source.documents} documents, {source.passages} passages; {run}");
        }

        Console.WriteLine(models.Count == 0 ? "Models: none configured; answers are quotations." : "Models:");
        foreach (var (name, model) in models.OrderBy(model => model.Value.Priority))
        {
            Console.WriteLine($"  {name}: {model.Model} at {model.BaseUrl}");
        }
    }
}
