using System.CommandLine;
using Assistant.Core.Configuration;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
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
        var command = new Command("run", "Refreshes the sources: new, changed and vanished documents.") { source, full, SharedOptions.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var configured = host.Services.GetRequiredService<IOptions<SourcesOptions>>().Value;
            var names = parsed.GetValue(source) ?? [];
            foreach (var name in names)
            {
                SharedOptions.CheckSource(name, configured);
            }

            await host.Services.GetRequiredService<SampleRemoval>().RemoveAsync(cancellationToken);
            var factory = host.Services.GetRequiredService<SourceFactory>();
            var sources = configured.InUse
                .Where(entry => names.Length == 0 || names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
                .Select(entry => new SourceDefinition(entry.Key, entry.Value))
                .Select(definition => (definition, factory.Create(definition)));
            var report = await RunProgressView.ShowAsync(progress =>
                host.Services.GetRequiredService<IngestRun>().RunAsync(sources, parsed.GetValue(full), progress, cancellationToken));
            return RunReportView.Write(report, parsed.GetValue(SharedOptions.Json));
        });
        return command;
    }
}
