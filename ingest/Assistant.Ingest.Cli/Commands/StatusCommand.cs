using System.CommandLine;
using Assistant.Core.Passages;
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
            var store = await host.Services.GetRequiredService<IPassageStore>().GetStatusAsync(cancellationToken);
            var runs = await host.Services.GetRequiredService<RunHistory>().LatestAsync(cancellationToken);
            StatusView.Write(host.Services, store, runs, parsed.GetValue(SharedOptions.Json));
            return ExitCodes.Ok;
        });
        return command;
    }
}
