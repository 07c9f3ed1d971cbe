using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>What is done to each page of a crawl, by several hands at once: fetch it, read it.</summary>
internal sealed class CrawlSteps(PageFetcher fetcher, KnownPages known, HtmlReader reader, TimeProvider time)
{
    /// <summary>The pace of requests.</summary>
    public RequestPacer Pacer => fetcher.Pacer;

    /// <summary>After that long a request is slow.</summary>
    public TimeSpan SlowAfter => fetcher.Policy.SlowAfter;

    /// <summary>Whether a body of this type may be a page.</summary>
    public static bool IsHtml(string? mediaType) =>
        mediaType is null || mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks for a page, once.</summary>
    public Task<FetchResult> FetchAsync(FrontierEntry entry, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(entry.Address, known.VersionOf, IsHtml, cancellationToken);

    /// <summary>Reads what came. A page that cannot be read is a failure of that page.</summary>
    public CrawledPage Read(FrontierEntry entry, FetchResult result)
    {
        if (result is not FetchedBody body)
        {
            return new CrawledPage(entry, result, time.GetUtcNow());
        }
        try
        {
            var html = HtmlDecoding.Decode(body.Body, body.Charset);
            if (html.AsSpan().Count('<') > fetcher.Policy.MaxTags)
            {
                return Unreadable(entry, $"It has more than {fetcher.Policy.MaxTags} tags; split the page, or leave it out with Exclude.");
            }
            return new CrawledPage(entry, body with { Body = [] }, time.GetUtcNow()) { Html = html, Page = reader.Read(html), Bytes = body.Body.Length };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Unreadable(entry, $"It cannot be read ({error.Message}); have its HTML validated, or leave the page out with Exclude.");
        }
    }

    private CrawledPage Unreadable(FrontierEntry entry, string reason) => new(entry, new FetchFailure(reason, false), time.GetUtcNow());
}
