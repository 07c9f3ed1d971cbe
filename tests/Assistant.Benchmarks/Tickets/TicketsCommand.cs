using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Ingest;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Benchmarks.Tickets;

/// <summary>
/// <c>tickets [MEGABYTES] [--folder PATH]</c>: imports a generated ticket file into an empty store, then one four times as
/// large into another, and prints how fast it went and how much memory the process had at most.
/// </summary>
internal static class TicketsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var megabytes = args is [var size, ..] && int.TryParse(size, CultureInfo.InvariantCulture, out var parsed) ? parsed : 25;
        var folder = args.SkipWhile(arg => arg != "--folder").Skip(1).FirstOrDefault();
        // The largest file that an import takes has 200 MB.
        if (megabytes is < 1 or > 49)
        {
            await Console.Error.WriteLineAsync("usage: tickets [MEGABYTES: 1 to 49] [--folder PATH]");
            return 2;
        }

        Console.WriteLine($"{"file",-8} {"tickets",8} {"seconds",8} {"processor",10} {"tickets/s",10} {"MB/s",6} {"peak memory",12}");
        await MeasureAsync(1, folder, print: false); // Warm: the compiler is not what is measured.
        await MeasureAsync(megabytes, folder, print: true);
        await MeasureAsync(4 * megabytes, folder, print: true);
        return 0;
    }

    private static async Task MeasureAsync(int megabytes, string? parent, bool print)
    {
        var folder = parent is null ? Directory.CreateTempSubdirectory("tickets") : Directory.CreateDirectory(Path.Combine(parent, $"tickets-{Guid.NewGuid():N}"));
        try
        {
            var path = Path.Combine(folder.FullName, "tickets.json");
            await TicketFileWriter.WriteAsync(path, (long)megabytes << 20);
            await using var services = await StartAsync(folder.FullName);
            var processor = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            await using var content = File.OpenRead(path);
            var (_, report) = await services.GetRequiredService<TicketUpload>().ImportAsync("tickets.json", content, default);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor = Environment.CpuUsage.TotalTime - processor;
            using var process = Process.GetCurrentProcess();
            if (print)
            {
                Console.WriteLine(
                    $"{megabytes + " MB",-8} {report.Added,8} {seconds,8:0.0} {processor.TotalSeconds,8:0.0} s {report.Added / seconds,10:0} {megabytes / seconds,6:0.0} {process.PeakWorkingSet64 >> 20,9} MB"
                    + (report.Failed.Count > 0 ? $"  {report.Failed.Count} failed: {report.Failed[0].Reason}" : ""));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ServiceProvider> StartAsync(string folder)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Path", folder)]).Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddAssistantOptions(settings).AddAssistant().BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(default);
        return services;
    }
}
