using Assistant.Core.Models.Probing;
using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of the installation.</summary>
internal static class StatusView
{
    private const int FailuresShown = 5;

    public static void Write(OverviewState state, IReadOnlyList<ProbedEndpoint> endpoints, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new
            {
                store = state.Store is { } store ? new { store.Name, store.Location, store.Passages } : null,
                sources = state.Sources.Select(Row),
                state.Faults,
                state.NextRun,
                models = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Chat).Select(Row),
                embeddings = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Embeddings).Select(Row).FirstOrDefault(),
                reranker = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Reranking).Select(Row).FirstOrDefault(),
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

        if (endpoints.All(endpoint => endpoint.Task != EndpointTask.Chat))
        {
            Console.WriteLine("Models: none configured; answers are quotations.");
        }

        foreach (var task in endpoints.GroupBy(endpoint => endpoint.Task))
        {
            Console.WriteLine($"{(task.Key == EndpointTask.Chat ? "Models" : task.Key)}:");
            foreach (var endpoint in task)
            {
                Console.WriteLine(Line(endpoint));
            }
        }
    }

    private static object Row(SourceOverview source) => new
    {
        source.Name,
        source.Configured?.Kind,
        Enabled = source.Configured?.Enabled ?? false,
        Searched = source.Held?.IsSearched ?? false,
        Documents = source.Held?.Documents ?? 0,
        Passages = source.Held?.Passages ?? 0,
        source.Held?.Fault,
        LastRun = source.LastRun is { } run ? new { run.StartedAt, run.EndedAt, Report = RunReportView.Row(run.Report) } : null,
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

    private static object Row(ProbedEndpoint endpoint) => new
    {
        endpoint.Name,
        endpoint.Model,
        BaseUrl = endpoint.Address,
        endpoint.Priority,
        endpoint.Accepts,
        endpoint.Answers,
        Reason = endpoint.Note,
    };

    private static string Line(ProbedEndpoint endpoint) =>
        $"  {endpoint.Name}: {endpoint.Model ?? "no model named"} at {endpoint.Address}, accepts {string.Join(", ", endpoint.Accepts.Select(JsonOutput.Name))}: "
        + (endpoint.Answers, endpoint.Note) switch
        {
            (true, null) => "answers",
            (true, { } odd) => odd,
            (false, var reason) => $"does not answer: {reason}",
        };
}
