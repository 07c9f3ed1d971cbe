using System.CommandLine;
using Assistant.Core.Models.Probing;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>status</c>: sources, last runs, counts, store and endpoints.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Shows the sources, their last runs, the store, and whether the model endpoints answer.") { SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var probe = host.Services.GetRequiredService<EndpointProbe>().ProbeAsync(cancellationToken);
            var state = await host.Services.GetRequiredService<Overview>().GetAsync(cancellationToken);
            StatusView.Write(state, await probe, parsed.GetValue(SharedOptions.Json));
            return state.Faults.Count == 0 ? ExitCodes.Ok : ExitCodes.SomethingFailed;
        });
        return command;
    }
}
