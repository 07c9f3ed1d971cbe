using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of the installation.</summary>
internal static class StatusView
{
    private const int FailuresShown = 5;

    public static void Write(IServiceProvider services, OverviewState state, bool json)
    {
        var models = services.GetRequiredService<IOptions<ModelsOptions>>().Value;
        if (json)
        {
            JsonOutput.Write(new
            {
                store = state.Store is { } store ? new { store.Name, store.Location, store.Passages } : null,
                sources = state.Sources.Select(Row),
                state.Faults,
                state.NextRun,
                models = models.Select(model => new { name = model.Key, model.Value.Model, model.Value.BaseUrl, model.Value.Priority, model.Value.Accepts }),
            });
            return;
        }

        Console.WriteLine(state.Store is { } held ? $"Store: {held.Name}, {held.Location}: {held.Passages} passages" : "Store: does not answer");
        foreach (var fault in state.Faults)
        {
            Console.WriteLine($"  {fault}");
        }

        foreach (var source in state.Sources)
        {
            WriteSource(source);
        }

        if (state.NextRun is { } next)
        {
            Console.WriteLine($"Next run of 'ingest schedule', where it is in use: {next:yyyy-MM-dd HH:mm zzz}");
        }

        Console.WriteLine(models.Count == 0 ? "Models: none configured; answers are quotations." : "Models:");
        foreach (var (name, model) in models.OrderBy(model => model.Value.Priority))
        {
            Console.WriteLine($"  {name}: {model.Model} at {model.BaseUrl}");
        }
    }

    private static object Row(SourceOverview source) => new
    {
        source.Name,
        Kind = source.Configured?.Kind?.ToString(),
        Enabled = source.Configured?.Enabled ?? false,
        Searched = source.Held?.IsSearched ?? false,
        Documents = source.Held?.Documents ?? 0,
        Passages = source.Held?.Passages ?? 0,
        source.Held?.Fault,
        LastRun = source.LastRun is { } run ? new { run.StartedAt, run.EndedAt, run.Report } : null,
        Unfinished = source.Unfinished is { } unfinished ? new { unfinished.StartedAt, State = unfinished.IsUnderWay ? "underWay" : "interrupted" } : null,
    };

    private static void WriteSource(SourceOverview source)
    {
        Console.WriteLine($"  {source.Name} ({source.Kind}): {source.Held?.Documents ?? 0} documents, {source.Held?.Passages ?? 0} passages; {source.Runs}");
        foreach (var trouble in new[] { source.Held?.Fault, source.Silence }.OfType<string>())
        {
            Console.WriteLine($"    {trouble}");
        }

        var failed = source.LastRun?.Report.Failed ?? [];
        foreach (var failure in failed.Take(FailuresShown))
        {
            Console.WriteLine($"    failed: {failure.Location}: {failure.Reason}");
        }

        if (failed.Count > FailuresShown)
        {
            Console.WriteLine($"    and {failed.Count - FailuresShown} more failures; --json lists them all");
        }
    }
}
