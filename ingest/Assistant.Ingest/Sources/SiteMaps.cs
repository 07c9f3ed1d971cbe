using System.Text;
using System.Xml;

namespace Assistant.Ingest.Sources;

/// <summary>Finds the pages that a site's sitemaps name.</summary>
internal sealed class SiteMaps(PageFetcher fetcher, SiteScope scope)
{
    // An index of indexes is not allowed by the protocol; this bounds what a strange site can make us do.
    private const int MaxSitemaps = 1000;

    /// <summary>What was wrong with them.</summary>
    public List<FailedDocument> Failures { get; } = [];

    /// <summary>Whether a sitemap could not be had that another time may bring.</summary>
    public bool MissedSomething { get; private set; }

    /// <summary>Reads robots.txt; everything is allowed where there is none.</summary>
    /// <exception cref="SourceException">The site does not answer.</exception>
    public async Task<RobotsRules> ReadRobotsAsync(string source, CancellationToken cancellationToken)
    {
        var result = await FetchAsync(new Uri(scope.Start, "/robots.txt"), cancellationToken);
        return result switch
        {
            FetchedBody body => RobotsRules.Parse(Encoding.UTF8.GetString(body.Body)),
            FetchFailure { IsAnswered: false } failure => throw SiteUnreachable(source, scope.Start, failure.Reason),
            _ => RobotsRules.None,
        };
    }

    /// <summary>The pages that the sitemaps name, as addresses to fetch, with the sitemap that names each.</summary>
    public async Task<IReadOnlyList<FrontierEntry>> ReadAsync(RobotsRules robots, CancellationToken cancellationToken)
    {
        var pages = new List<FrontierEntry>();
        var queue = new Queue<Uri>(robots.Sitemaps.Select(Parse).OfType<Uri>());
        queue.Enqueue(new Uri(scope.Root, "sitemap.xml"));
        queue.Enqueue(new Uri(scope.Start, "/sitemap.xml"));
        var seen = new HashSet<Uri>();
        while (queue.TryDequeue(out var address) && seen.Count < MaxSitemaps)
        {
            if (!seen.Add(address) || await ReadOneAsync(address, cancellationToken) is not { } sitemap)
            {
                continue;
            }
            pages.AddRange(sitemap.Pages.Select(Parse).OfType<Uri>().Select(scope.ToCrawled).OfType<Uri>()
                .Select(page => new FrontierEntry(PageAddress.Normalise(page), address.AbsoluteUri, IsListed: true)));
            foreach (var further in sitemap.Sitemaps.Select(Parse).OfType<Uri>())
            {
                queue.Enqueue(further);
            }
        }
        return pages;
    }

    /// <summary>The error for a site that cannot be crawled at all.</summary>
    public static SourceException SiteUnreachable(string source, Uri address, string reason) =>
        new($"{address} (Sources:{source}:Url) cannot be crawled. {reason}");

    private async Task<Sitemap?> ReadOneAsync(Uri address, CancellationToken cancellationToken)
    {
        var result = await FetchAsync(address, cancellationToken);
        try
        {
            MissedSomething |= result is FetchFailure { IsPassing: true };
            if (result is FetchFailure failure)
            {
                Failures.Add(new FailedDocument(address.AbsoluteUri, failure.Reason));
            }
            // Some sites answer every unknown address with a page; that is no sitemap, and no error.
            return result is FetchedBody body && !LooksLikeHtml(body.Body) ? SitemapReader.Read(body.Body) : null;
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            MissedSomething = true;
            Failures.Add(new FailedDocument(address.AbsoluteUri, $"The sitemap cannot be read ({error.Message}); have the site's generator write it anew."));
            return null;
        }
    }

    private Task<FetchResult> FetchAsync(Uri address, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(address, static _ => null, static _ => true, cancellationToken);

    // A mirror's files name the public host; on the mirror they lie at the same place.
    private Uri? Parse(string address) =>
        !Uri.TryCreate(scope.Start, address, out var parsed) ? null
        : scope.IsOnHost(parsed) ? parsed
        : scope.ToCrawled(parsed);

    private static bool LooksLikeHtml(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 512)]);
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }
}
