using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Wording;
using Assistant.Ingest.Reading;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>One crawl of a site over HTTP.</summary>
internal sealed class WebsiteCrawl(
    string name, SourceOptions options, PageFetcher fetcher, SiteScope scope, HtmlReader reader, CrawlMemoryFile? memoryFile, TimeProvider time, ILogger logger)
{
    // Addresses that bring no page (redirects, files, pages without an index) are asked for too; a trap made of such ends here.
    private const int RequestsPerPage = 3;
    private const int RequestsOfSmallSite = 1000;

    private readonly RetryPlan _retries = new(fetcher.Policy, fetcher.Pacer);

    /// <summary>Crawls.</summary>
    public async IAsyncEnumerable<SourceItem> RunAsync(
        IReadOnlyDictionary<string, DocumentVersion>? lastRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var memory = lastRun is null ? CrawlMemory.Empty() : memoryFile?.Load() ?? CrawlMemory.Empty();
        var known = new KnownPages(lastRun, scope, memoryFile is null ? null : memory);
        var patient = new PatientFetcher(fetcher, _retries, time);
        var siteMaps = new SiteMaps(patient, scope);
        var robots = await ReadRobotsAsync(siteMaps, cancellationToken);                 // 1 what we may fetch
        var frontier = new CrawlFrontier(scope, robots, known, options.MaxPages);
        var intake = new PageIntake(scope, frontier, known, memory);
        var steps = new CrawlSteps(fetcher, known, reader, time);
        var start = await FetchStartAsync(patient, steps, known, frontier, cancellationToken); // 2 the start page: without it, nothing
        await foreach (var entry in siteMaps.ReadAsync(robots, cancellationToken))       // 3 where else to begin
        {
            frontier.Add(entry);
        }
        foreach (var address in memoryFile is null ? known.Addresses : [])
        {
            frontier.Add(new FrontierEntry(address, null));
        }
        foreach (var item in siteMaps.Failures.Append(TakeStart(intake, start)).OfType<SourceItem>())
        {
            yield return item;
        }
        await foreach (var item in WalkAsync(intake, frontier, steps, cancellationToken)) // 4 page by page
        {
            yield return item;
        }
        memoryFile?.Save(memory);                                                        // 5 for the next time
        if (frontier.Versions.LeftOut.ToList() is { Count: > 0 } leftOut)
        {
            yield return new SourceRemark(
                $"left out as other versions of pages that are read: {string.Join(", ", leftOut.Select(version => $"{version.Folder} ({Counted.Of(version.Addresses, "address")})"))}; to read one, give its address a source of its own");
        }
        if (WhyCutShort(frontier) is { } reason)
        {
            logger.CutShort(name, frontier.Count);
            yield return new FailedDocument(scope.Start.AbsoluteUri, reason);
        }
        else if (start.Result is not OtherContent && intake.SawEverything && !siteMaps.MissedSomething)
        {
            yield return new WalkCompleted();
        }
    }

    private async Task<RobotsRules> ReadRobotsAsync(SiteMaps siteMaps, CancellationToken cancellationToken)
    {
        var robots = await siteMaps.ReadRobotsAsync(name, cancellationToken);
        if (!robots.Allows(scope.Start))
        {
            throw SiteMaps.SiteUnreachable(name, scope.Start, $"Its robots.txt forbids the address to {RobotsDirectives.ProductToken}; allow it there.");
        }
        if (robots.CrawlDelay is { } delay)
        {
            var longest = fetcher.Policy.LongestCrawlDelay;
            fetcher.Pacer.KeepAtLeast(delay < longest ? delay : longest);
        }
        return robots;
    }

    private async IAsyncEnumerable<SourceItem> WalkAsync(
        PageIntake intake, CrawlFrontier frontier, CrawlSteps steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var scheduler = new CrawlScheduler(options.Concurrency, steps, _retries, time, cancellationToken);
        var requests = 0;
        var sawOrphans = memoryFile is null;
        bool MayGoOn() => _retries.Down is null && intake.Count + scheduler.UnderWay < options.MaxPages
            && requests < ((long)options.MaxPages * RequestsPerPage) + RequestsOfSmallSite;
        while (true)
        {
            while (scheduler.HasRoom && MayGoOn() && frontier.TryTake(out var entry))
            {
                scheduler.Start(entry);
                requests++;
            }
            if (scheduler.UnderWay == 0)
            {
                if (MayGoOn() && (frontier.Release() || (!sawOrphans && (sawOrphans = true) && frontier.AddOrphans())))
                {
                    continue;
                }
                yield break;
            }
            if (await scheduler.NextAsync(cancellationToken) is { } page && intake.Take(page) is { } item)
            {
                yield return item;
            }
        }
    }

    private async Task<CrawledPage> FetchStartAsync(
        PatientFetcher patient, CrawlSteps steps, KnownPages known, CrawlFrontier frontier, CancellationToken cancellationToken)
    {
        frontier.MarkSeen(scope.Start);
        var result = await patient.FetchAsync(scope.Start, known.VersionOf, CrawlSteps.IsHtml, cancellationToken);
        switch (result)
        {
            case FetchFailure failure:
                throw SiteMaps.SiteUnreachable(name, scope.Start, failure.Reason);
            case Missing missing:
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"The server answered {missing.Status}; correct the address.");
            case RedirectedAway away:
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"It redirects to {away.Target}, which is another site; if that is meant, name it there.");
            case FetchedBody body when !scope.Contains(body.Final):
                throw SiteMaps.SiteUnreachable(name, scope.Start, $"It redirects to {body.Final}, which does not lie below it; name that address, or one above both.");
            case FetchedBody body:
                frontier.Prefer(body.Final);
                break;
            case NotModified same:
                frontier.Prefer(same.Final);
                break;
        }
        return steps.Read(new FrontierEntry(scope.Start, null), result);
    }

    private SourceItem? TakeStart(PageIntake intake, CrawledPage start) => start.Result is OtherContent other
        ? new FailedDocument(
            scope.Start.AbsoluteUri,
            $"The start address answered {other.MediaType}, which is no HTML page; set Sources:{name}:Url to a page of the site.")
        { IsWhole = true }
        : intake.Take(start);

    private string? WhyCutShort(CrawlFrontier frontier)
    {
        if (_retries.Down is { } failure)
        {
            return $"The site stopped answering, so the crawl ended with {frontier.Count} addresses left; what the store has of them stays. {failure.Reason}";
        }
        return frontier.Count > 0 || frontier.IsFull
            ? $"The crawl ended at {Counted.Of(options.MaxPages, "page")} with {frontier.Count}{(frontier.IsFull ? " or more" : string.Empty)} {Counted.Noun(frontier.Count, "address")} left; raise Sources:{name}:MaxPages, or narrow the site with Include and Exclude."
            : null;
    }
}
