using Assistant.Core.Models.Probing;
using Assistant.Core.Passages;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of the installation.</summary>
internal static class StatusView
{
    public static void Write(PassageStoreStatus store, IReadOnlyList<SourceState> sources, IReadOnlyList<ProbedEndpoint> endpoints, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new
            {
                store = new { store.Name, store.Location, store.Passages },
                sources = sources.Select(Row),
                models = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Chat).Select(Row),
                embeddings = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Embeddings).Select(Row).FirstOrDefault(),
                reranker = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Reranking).Select(Row).FirstOrDefault(),
            });
            return;
        }

        Console.WriteLine($"Store: {store.Name}, {store.Location}: {store.Passages} passages");
        foreach (var source in sources)
        {
            Console.WriteLine(Line(source));
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

    private static object Row(SourceState source) => new
    {
        source.Name,
        Kind = source.Configured?.Kind,
        source.Enabled,
        Documents = source.Held?.Documents ?? 0,
        Passages = source.Held?.Passages ?? 0,
        source.Held?.Fault,
        LastRun = source.LastRun is { } run ? new { run.StartedAt, run.EndedAt, Report = RunReportView.Row(run.Report) } : null,
    };

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

    private static string Line(SourceState source)
    {
        var kind = source.Configured?.Kind?.ToString() ?? "no longer configured";
        var run = source.LastRun is { } last ? $"last run {last.EndedAt:yyyy-MM-dd HH:mm} UTC, {last.Report.Failed.Count} failed" : "never run";
        var fault = source.Held?.Fault is { } unreadable ? $"{Environment.NewLine}    {unreadable}" : "";
        return $"  {source.Name} ({kind}{(source.Configured is null || source.Enabled ? "" : ", not refreshed")}): "
            + $"{source.Held?.Documents ?? 0} documents, {source.Held?.Passages ?? 0} passages; {run}{fault}";
    }

    private static string Line(ProbedEndpoint endpoint) =>
        $"  {endpoint.Name}: {endpoint.Model ?? "no model named"} at {endpoint.Address}, accepts {string.Join(", ", endpoint.Accepts.Select(JsonOutput.Name))}: "
        + (endpoint.Answers, endpoint.Note) switch
        {
            (true, null) => "answers",
            (true, { } odd) => odd,
            (false, var reason) => $"does not answer: {reason}",
        };
}
