using System.CommandLine;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>status</c>: sources, last runs, counts, store and endpoints.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Shows the sources, their last runs, the store and the model endpoints.") { SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var state = await host.Services.GetRequiredService<Overview>().GetAsync(cancellationToken);
            StatusView.Write(host.Services, state, parsed.GetValue(SharedOptions.Json));
            return state.Faults.Count == 0 ? ExitCodes.Ok : ExitCodes.SomethingFailed;
        });
        return command;
    }
}
