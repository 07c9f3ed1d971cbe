using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>run</c>: refreshes the enabled sources.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var source = new Option<string[]>("--source") { Description = "Only this source; may be repeated.", HelpName = "NAME" };
        var full = new Option<bool>("--full") { Description = "Re-read and store everything, changed or not." };
        var acceptLoss = new Option<bool>("--accept-loss") { Description = "Believe a run that finds most documents gone, or one text on most pages." };
        var command = new Command("run", "Refreshes the sources: new, changed and vanished documents.") { source, full, acceptLoss, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var configured = host.Services.GetRequiredService<IOptions<SourcesOptions>>().Value;
            var names = parsed.GetValue(source) ?? [];
            foreach (var name in names)
            {
                SharedOptions.CheckSource(name, configured);
            }

            var mode = new RunMode(parsed.GetValue(full), parsed.GetValue(acceptLoss));
            var json = parsed.GetValue(SharedOptions.Json);
            try
            {
                var run = host.Services.GetRequiredService<ConfiguredRun>();
                return RunReportView.Write(await RunProgressView.ShowAsync(progress => run.RunAsync(names, mode, progress, cancellationToken)), json);
            }
            catch (RunLockedException locked) when (locked.Report is { } report)
            {
                // The other sources were refreshed all the same.
                RunReportView.Write(report, json);
                Console.Error.WriteLine(locked.Message);
                return ExitCodes.Locked;
            }
        });
        return command;
    }
}
