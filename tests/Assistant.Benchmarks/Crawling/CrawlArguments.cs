using System.Globalization;

namespace Assistant.Benchmarks.Crawling;

/// <summary>The arguments of the command.</summary>
/// <param name="Site">A folder with a rendered site, an address, or the number of pages to generate.</param>
/// <param name="Copies">How often the folder's pages are there, in each measurement.</param>
/// <param name="Concurrency">Requests under way at once.</param>
/// <param name="Nights">Runs after the first, over the unchanged site.</param>
/// <param name="Changes">Of how many pages each night after those finds a change.</param>
/// <param name="Beside">Whether pagefind and Scrapy run beside, where they are installed.</param>
/// <param name="Program">The ingest program; null for the one that was built in the same way as this one.</param>
internal sealed record CrawlArguments(string Site, IReadOnlyList<int> Copies, int Concurrency, int Nights, IReadOnlyList<int> Changes, bool Beside, string? Program)
{
    /// <summary>How to call it.</summary>
    public const string Usage = "usage: crawl (SITE-FOLDER | URL | --generate PAGES) [--copies 1,4,16] [--concurrency 8] [--nights 2] [--changes 10,100,1000] [--beside] [--program INGEST.DLL]";

    /// <summary>Reads them; null where they make no sense.</summary>
    public static CrawlArguments? Parse(string[] args)
    {
        var rest = args.ToList();
        var beside = rest.Remove("--beside");
        var copies = Take(rest, "--copies")?.Split(',').Select(Number).ToList() ?? [1];
        var concurrency = Number(Take(rest, "--concurrency") ?? "8");
        var nights = Number(Take(rest, "--nights") ?? "2");
        var changes = Take(rest, "--changes")?.Split(',').Select(Number).ToList() ?? [];
        var program = Take(rest, "--program");
        var site = Take(rest, "--generate") is { } pages ? Number(pages).ToString(CultureInfo.InvariantCulture) : rest is [var only] ? only : null;
        return site is not null && concurrency > 0 && copies.TrueForAll(count => count > 0) && changes.TrueForAll(count => count > 0)
            ? new CrawlArguments(site, copies, concurrency, nights, changes, beside, program)
            : null;
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Take(List<string> args, string name)
    {
        var at = args.IndexOf(name);
        if (at < 0 || at + 1 >= args.Count)
        {
            return null;
        }
        var value = args[at + 1];
        args.RemoveRange(at, 2);
        return value;
    }
}
