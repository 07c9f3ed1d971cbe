using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Core.Models.Probing;
using Assistant.Core.Passages;
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
            var store = await host.Services.GetRequiredService<IPassageStore>().GetStatusAsync(cancellationToken);
            var runs = await host.Services.GetRequiredService<RunHistory>().LatestAsync(cancellationToken);
            var sources = SourceState.Gather(host.Services.GetRequiredService<IOptions<SourcesOptions>>().Value, store, runs);
            StatusView.Write(store, sources, await probe, parsed.GetValue(SharedOptions.Json));
            return ExitCodes.Ok;
        });
        return command;
    }
}
