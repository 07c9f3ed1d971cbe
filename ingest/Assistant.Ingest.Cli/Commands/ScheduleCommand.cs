using System.CommandLine;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>schedule</c>: stays up, and runs at the times of the settings.</summary>
internal static class ScheduleCommand
{
    public static Command Create()
    {
        var command = new Command("schedule", "Stays up and refreshes the sources at the times of Schedule:Cron, until it is told to end.") { SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var json = parsed.GetValue(SharedOptions.Json);
            try
            {
                await host.Services.GetRequiredService<ScheduledRuns>().RunAsync(
                    next => Console.Error.WriteLine($"Next run: {next:yyyy-MM-dd HH:mm zzz}"),
                    report => RunReportView.Write(report, json),
                    RunProgressView.Lines,
                    cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Console.Error.WriteLine("Ended as told; what was committed is kept.");
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
