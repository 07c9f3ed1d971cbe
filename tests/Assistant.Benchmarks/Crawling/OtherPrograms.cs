namespace Assistant.Benchmarks.Crawling;

/// <summary>
/// Others that take in a site: pagefind, which indexes the folder from disk, and Scrapy, which crawls it over HTTP and
/// takes the title and the text of each page. Each runs where it is installed.
/// </summary>
internal static class OtherPrograms
{
    private const string Spider = """
        import sys
        from scrapy.linkextractors import LinkExtractor
        from scrapy.spiders import CrawlSpider, Rule

        class Site(CrawlSpider):
            name = "site"
            start_urls = [START]
            allowed_domains = ["127.0.0.1"]
            rules = [Rule(LinkExtractor(), callback="take", follow=True)]

            def take(self, response):
                yield {"url": response.url, "title": response.css("title::text").get(), "text": " ".join(response.css("main ::text").getall())}
        """;

    public static async Task MeasureAsync(string site, string url, string folder, int pages)
    {
        await ShowAsync("pagefind", pages, () => MeasuredProcess.RunAsync("npx", ["--yes", "pagefind", "--site", site, "--output-path", Path.Combine(folder, "pagefind")], folder));
        var spider = Path.Combine(folder, "spider.py");
        await File.WriteAllTextAsync(spider, Spider.Replace("START", $"\"{url}\"", StringComparison.Ordinal));
        await ShowAsync("Scrapy", pages, () => MeasuredProcess.RunAsync(
            "python3", ["-m", "scrapy", "runspider", spider, "-o", Path.Combine(folder, "scrapy.jsonl"), "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "-L", "ERROR"], folder));
    }

    private static async Task ShowAsync(string name, int pages, Func<Task<MeasuredProcess>> run)
    {
        try
        {
            var measure = await run();
            Console.WriteLine(measure.ExitCode == 0
                ? $"{name,-10} {pages / measure.Seconds,7:0.0} pages/s  {measure.Seconds,7:0.00} s ({measure.CpuSeconds:0.00} s of processors)  {measure.PeakMegabytes,5:0} MB"
                : $"{name,-10} is not installed, or failed: {measure.Output.Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine($"{name,-10} is not installed");
        }
    }
}
