using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources;

/// <summary>One crawl of a site over HTTP.</summary>
internal sealed class WebsiteCrawl(string name, SourceOptions options, PageFetcher fetcher, SiteScope scope, HtmlReader reader, TimeProvider time, ILogger logger)
{
    /// <summary>Crawls.</summary>
    public async IAsyncEnumerable<SourceItem> RunAsync(
        IReadOnlyDictionary<string, DocumentVersion>? lastRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new KnownPages(lastRun, scope);
        var siteMaps = new SiteMaps(fetcher, scope);
        var robots = await siteMaps.ReadRobotsAsync(name, cancellationToken);           // 1 what we may fetch
        var frontier = new CrawlFrontier(scope, robots);
        var intake = new PageIntake(scope, frontier, known);
        if (!robots.Allows(scope.Start))
        {
            throw SiteMaps.SiteUnreachable(name, scope.Start, $"Its robots.txt forbids the address to {RobotsRules.ProductToken}; allow it there.");
        }
        if (await TakeStartAsync(intake, frontier, known, cancellationToken) is { } first) // 2 the start page: without it, nothing
        {
            yield return first;
        }
        foreach (var entry in await siteMaps.ReadAsync(robots, cancellationToken))      // 3 where else to begin
        {
            frontier.Add(entry);
        }
        foreach (var address in known.Addresses)
        {
            frontier.Add(new FrontierEntry(address, null));
        }
        foreach (var failure in siteMaps.Failures)
        {
            yield return failure;
        }
        await foreach (var item in WalkAsync(intake, frontier, known, cancellationToken)) // 4 page by page
        {
            yield return item;
        }
        if (frontier.Count > 0)
        {
            logger.LimitReached(name, options.MaxPages, frontier.Count);
            yield return new FailedDocument(
                scope.Start.AbsoluteUri,
                $"The crawl ended at {options.MaxPages} pages with {frontier.Count} addresses left; raise Sources:{name}:MaxPages, or narrow the site with Include and Exclude.");
        }
        else if (intake.SawEverything && !siteMaps.MissedSomething)
        {
            yield return new WalkCompleted();
        }
    }

    private async IAsyncEnumerable<SourceItem> WalkAsync(
        PageIntake intake, CrawlFrontier frontier, KnownPages known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var workers = new CrawlWorkers(options.Concurrency, (entry, token) => CrawlAsync(entry, known, token), cancellationToken);
        var underWay = 0;
        while (true)
        {
            while (underWay < workers.Capacity && intake.Count + underWay < options.MaxPages && frontier.TryTake(out var entry))
            {
                await workers.PostAsync(entry, cancellationToken);
                underWay++;
            }
            if (underWay == 0)
            {
                yield break;
            }
            var page = await workers.NextAsync(cancellationToken);
            underWay--;
            if (intake.Take(page) is { } item)
            {
                yield return item;
            }
        }
    }

    private async Task<SourceItem?> TakeStartAsync(PageIntake intake, CrawlFrontier frontier, KnownPages known, CancellationToken cancellationToken)
    {
        frontier.MarkSeen(scope.Start);
        var page = await CrawlAsync(new FrontierEntry(scope.Start, null), known, cancellationToken);
        switch (page.Result)
        {
            case FetchFailure failure:
                throw SiteMaps.SiteUnreachable(name, scope.Start, failure.Reason);
            case Missing missing:
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"The server answered {missing.Status}; correct the address.");
            case RedirectedAway away:
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"It redirects to {away.Target}, which is another site; if that is meant, name it there.");
            case FetchedBody body when !scope.Contains(body.Final):
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"It redirects to {body.Final}, which does not lie below it; name that address, or one above both.");
            case OtherContent other:
                return new FailedDocument(
                    scope.Start.AbsoluteUri,
                    $"The start address answered {other.MediaType}, which is no HTML page; set Sources:{name}:Url to a page of the site.");
            default:
                return intake.Take(page);
        }
    }

    private async Task<CrawledPage> CrawlAsync(FrontierEntry entry, KnownPages known, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(entry.Address, known.VersionOf, IsHtml, cancellationToken);
        var html = result is FetchedBody body ? HtmlDecoding.Decode(body.Body, body.Charset) : null;
        return new CrawledPage(entry, result, html, html is null ? null : reader.Read(html), time.GetUtcNow());
    }

    private static bool IsHtml(string? mediaType) =>
        mediaType is null || mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
}
