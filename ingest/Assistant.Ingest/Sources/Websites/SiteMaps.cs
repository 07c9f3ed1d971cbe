using System.Runtime.CompilerServices;
using System.Text;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Finds the pages that a site's sitemaps name.</summary>
internal sealed class SiteMaps(PatientFetcher fetcher, SiteScope scope)
{
    // Sitemaps that list each other without end; a site of this size would have 50 million pages.
    private const int MaxSitemaps = 1000;

    /// <summary>What was wrong with them.</summary>
    public List<FailedDocument> Failures { get; } = [];

    /// <summary>Whether a sitemap could not be had, or not all of it, that another time may bring.</summary>
    public bool MissedSomething { get; private set; }

    /// <summary>Reads robots.txt; everything is allowed where there is none.</summary>
    /// <exception cref="SourceException">The site does not answer, or cannot say now what it allows.</exception>
    public async Task<RobotsRules> ReadRobotsAsync(string source, CancellationToken cancellationToken)
    {
        var address = new Uri(scope.Start, "/robots.txt");
        var result = await FetchAsync(address, cancellationToken);
        return result switch
        {
            FetchedBody body => RobotsRules.Parse(Encoding.UTF8.GetString(body.Body)),
            FetchFailure { IsAnswered: false } failure => throw SiteUnreachable(source, scope.Start, failure.Reason),
            // RFC 9309: an error of the server may hide rules, so nothing may be asked of it.
            FetchFailure { IsPassing: true } failure => throw SiteUnreachable(source, scope.Start, $"Its {address} does not say what may be fetched. {failure.Reason}"),
            _ => RobotsRules.None,
        };
    }

    /// <summary>The pages that the sitemaps name, as addresses to fetch, with the sitemap that names each.</summary>
    public async IAsyncEnumerable<FrontierEntry> ReadAsync(RobotsRules robots, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new Queue<Uri>(Resolve(scope.Start, robots.Sitemaps));
        foreach (var usual in new[] { new Uri(scope.Root, "sitemap.xml"), new Uri(scope.Start, "/sitemap.xml") }.Where(robots.Allows))
        {
            queue.Enqueue(usual);
        }
        var seen = new HashSet<Uri>();
        while (queue.TryDequeue(out var address) && seen.Count < MaxSitemaps)
        {
            if (!seen.Add(address) || await ReadOneAsync(address, cancellationToken) is not { } sitemap)
            {
                continue;
            }
            foreach (var page in Resolve(address, sitemap.Pages))
            {
                if (scope.ToCrawled(page) is { } crawled)
                {
                    yield return new FrontierEntry(PageAddress.Normalise(crawled), address.AbsoluteUri, IsListed: true);
                }
            }
            foreach (var further in Resolve(address, sitemap.Sitemaps))
            {
                queue.Enqueue(further);
            }
        }
    }

    /// <summary>The error for a site that cannot be crawled at all.</summary>
    public static SourceException SiteUnreachable(string source, Uri address, string reason) =>
        new($"{address} (Sources:{source}:Url) cannot be crawled. {reason}");

    private async Task<Sitemap?> ReadOneAsync(Uri address, CancellationToken cancellationToken)
    {
        switch (await FetchAsync(address, cancellationToken))
        {
            case FetchFailure failure:
                MissedSomething |= failure.IsPassing;
                Failures.Add(new FailedDocument(address.AbsoluteUri, failure.Reason));
                return null;
            // Some sites answer every unknown address with a page; that is no sitemap, and no error.
            case FetchedBody body when !LooksLikeHtml(body.Body):
                var sitemap = SitemapReader.Read(body.Body);
                if (sitemap.Fault is { } fault)
                {
                    MissedSomething = true;
                    Failures.Add(new FailedDocument(address.AbsoluteUri, $"The sitemap cannot be read to its end ({fault}); have the site's generator write it anew."));
                }
                return sitemap;
            default:
                return null;
        }
    }

    private Task<FetchResult> FetchAsync(Uri address, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(address, static _ => null, static _ => true, cancellationToken);

    // Of other hosts, only that of the site which this one mirrors counts: its files lie here at the same place.
    private IEnumerable<Uri> Resolve(Uri from, IEnumerable<string> addresses) => addresses
        .Select(address => Uri.TryCreate(from, address, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null)
        .OfType<Uri>()
        .Select(address => scope.OnHost(address) ?? scope.ToCrawled(address))
        .OfType<Uri>();

    private static bool LooksLikeHtml(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 512)]);
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }
}
