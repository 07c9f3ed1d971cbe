using Assistant.Core.Models.Probing;
using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Cli.Output;

/// <summary>Shows the state of the installation.</summary>
internal static class StatusView
{
    public static void Write(
        OverviewState state, IReadOnlyDictionary<string, IReadOnlyList<PastRun>> past, IReadOnlyList<ProbedEndpoint> endpoints, bool json)
    {
        if (json)
        {
            JsonOutput.Write(new
            {
                store = state.Store is { } store ? new { store.Name, store.Location, store.Passages } : null,
                sources = state.Sources.Select(source => SourceStateView.Row(source, past.GetValueOrDefault(source.Name))),
                state.Faults,
                state.NextRun,
                models = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Chat).Select(Row),
                embeddings = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Embeddings).Select(Row).FirstOrDefault(),
                reranker = endpoints.Where(endpoint => endpoint.Task == EndpointTask.Reranking).Select(Row).FirstOrDefault(),
            });
            return;
        }

        Console.WriteLine(state.Store is { } held ? $"Store: {held.Name}, {held.Location}: {held.Passages} passages" : "Store: does not answer");
        foreach (var line in state.Faults.Select(fault => $"  {fault}")
            .Concat(state.Sources.SelectMany(source => SourceStateView.Lines(source, past.GetValueOrDefault(source.Name)))))
        {
            Console.WriteLine(line);
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
