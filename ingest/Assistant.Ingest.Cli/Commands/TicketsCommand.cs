using System.CommandLine;
using Assistant.Ingest.Cli.Output;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Cli.Commands;

/// <summary><c>tickets import</c>: takes ticket files into the store, as an upload does.</summary>
internal static class TicketsCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Ticket JSON files.", Arity = ArgumentArity.OneOrMore };
        var import = new Command("import", "Takes ticket JSON files into the store; the tickets are for staff alone.") { files, SharedOptions.Json };
        import.SetAction(async (parsed, cancellationToken) =>
        {
            var paths = parsed.GetValue(files)!;
            if (paths.FirstOrDefault(file => !file.Exists) is { } missing)
            {
                throw new UsageException($"There is no file {missing.FullName}; nothing was imported.");
            }

            await using var host = await AssistantHost.StartAsync(parsed, cancellationToken);
            var (upload, run) = (host.Services.GetRequiredService<TicketUpload>(), host.Services.GetRequiredService<IngestRun>());
            var reports = new List<SourceReport>();
            foreach (var file in paths)
            {
                var report = await ImportAsync(upload, run, file, cancellationToken);
                // Of several files each must be told from the others; a failure names its file already.
                reports.Add(paths.Length > 1 ? report with { Note = $"from {file.FullName}" } : report);
            }

            return RunReportView.Write(
                new RunReport(reports, reports.Sum(report => report.Seconds)), parsed.GetValue(SharedOptions.Json));
        });
        return new Command("tickets", "Works with tickets.") { import };
    }

    // One file that is none must not keep the others out.
    private static async Task<SourceReport> ImportAsync(TicketUpload upload, IngestRun run, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = file.OpenRead();
            return (await upload.ImportAsync(file.FullName, content, cancellationToken)).Report;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return SourceReport.Unreadable(TicketUpload.SourceName, TicketUpload.KindName, file.FullName, unreadable.Message) with
            {
                Passages = await run.CountPassagesAsync(TicketUpload.SourceName, cancellationToken),
            };
        }
    }
}
