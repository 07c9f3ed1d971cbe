using System.Globalization;

namespace Assistant.Benchmarks.Crawling;

/// <summary>
/// <c>crawl</c>: has the ingest program take in a site over HTTP (crawl, read, chunk, index), then again unchanged, and
/// prints pages per second, peak memory and bytes; beside it, on request, what others need for the same site.
/// </summary>
internal static class CrawlCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (CrawlArguments.Parse(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(CrawlArguments.Usage);
            return 2;
        }
        using var work = new WorkFolder();
        foreach (var copies in options.Copies)
        {
            await MeasureAsync(options, copies, work.Sub(copies.ToString(CultureInfo.InvariantCulture)));
        }
        return 0;
    }

    private static async Task MeasureAsync(CrawlArguments options, int copies, string folder)
    {
        if (options.Site.StartsWith("http", StringComparison.Ordinal))
        {
            await MeasureIngestAsync(options, options.Site, folder);
            return;
        }
        var site = Path.Combine(folder, "site");
        var pages = int.TryParse(options.Site, out var count) ? GeneratedSite.Write(site, count) : SiteCopies.Write(options.Site, site, copies);
        using var server = await SiteProcess.StartAsync(site);
        Console.WriteLine($"== {options.Site} x {copies}: {pages} pages, {SiteCopies.Megabytes(site):0} MB");
        await MeasureIngestAsync(options, server.Url, folder, site);
        if (options.Beside)
        {
            await OtherPrograms.MeasureAsync(site, server.Url, folder, pages);
        }
    }

    private static async Task MeasureIngestAsync(CrawlArguments options, string url, string folder, string? site = null)
    {
        var program = new IngestProgram(options.Program, Path.Combine(folder, "ingest"), url, options.Concurrency);
        var first = await program.RunAsync();
        Print("first run", first, first.Report.Seen / first.Report.Seconds);
        for (var night = 0; night < options.Nights; night++)
        {
            var later = await program.RunAsync();
            Print("unchanged", later, later.Report.Seen / later.Report.Seconds);
            Console.WriteLine($"{"",-10} a {first.Report.Seconds / later.Report.Seconds:0.0}th of the first run; {later.Report.Unchanged} of {later.Report.Seen} unchanged");
        }
        foreach (var pages in options.Changes.Where(_ => site is not null))
        {
            var changed = SiteChanges.Write(site!, pages, $"{pages}");
            var later = await program.RunAsync();
            Print($"{changed} new", later, changed / later.Report.Seconds);
        }
    }

    private static void Print(string name, IngestMeasure measure, double rate) => Console.WriteLine(
        $"{name,-10} {rate,7:0.0} pages/s  {measure.Report.Seconds,7:0.00} s (process {measure.Process.Seconds:0.00} s, {measure.Process.CpuSeconds:0.00} s of processors)  "
        + $"{measure.Process.PeakMegabytes,5:0} MB  {measure.Report.BytesFetched / 1e6:0.0} MB fetched  {measure.Report.Passages} passages  {measure.Report.Failed} failed");
}
