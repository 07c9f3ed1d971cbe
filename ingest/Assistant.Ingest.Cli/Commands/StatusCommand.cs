using System.CommandLine;
using Assistant.Core.Models.Probing;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>status</c>: sources, last runs, counts, store and endpoints.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Also the last COUNT runs of each source.", HelpName = "COUNT" };
        var command = new Command("status", "Shows the sources, their last runs, the store, and whether the model endpoints answer.") { runs, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var probe = host.Services.GetRequiredService<EndpointProbe>().ProbeAsync(cancellationToken);
            var state = await host.Services.GetRequiredService<Overview>().GetAsync(cancellationToken);
            var past = await PastAsync(host.Services.GetRequiredService<RunHistory>(), state, parsed.GetValue(runs), cancellationToken);
            StatusView.Write(state, past, await probe, parsed.GetValue(SharedOptions.Json));
            return state.Faults.Count == 0 ? ExitCodes.Ok : ExitCodes.SomethingFailed;
        });
        return command;
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<PastRun>>> PastAsync(
        RunHistory history, OverviewState state, int count, CancellationToken cancellationToken)
    {
        var past = new Dictionary<string, IReadOnlyList<PastRun>>();
        foreach (var source in count > 0 ? state.Sources : [])
        {
            past[source.Name] = await history.ListAsync(source.Name, count, cancellationToken);
        }

        return past;
    }
}
