namespace Assistant.Ingest.Sources;

/// <summary>The addresses of a crawl that are still to be fetched; each gets in once.</summary>
internal sealed class CrawlFrontier(SiteScope scope, RobotsRules robots)
{
    private readonly Queue<FrontierEntry> _entries = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>How many are left.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether a page of that address may be fetched and kept.</summary>
    public bool Accepts(Uri address) =>
        scope.Contains(address) && scope.Takes(address) && robots.Allows(address) && !PageAddress.IsOtherFile(address);

    /// <summary>Adds an address unless it was there before, or is not wanted.</summary>
    public void Add(FrontierEntry entry)
    {
        if (Accepts(entry.Address) && _seen.Add(entry.Address.AbsoluteUri))
        {
            _entries.Enqueue(entry);
        }
    }

    /// <summary>Notes that an address needs no fetching any more.</summary>
    public void MarkSeen(Uri address) => _seen.Add(address.AbsoluteUri);

    /// <summary>Takes the next one.</summary>
    public bool TryTake(out FrontierEntry entry) => _entries.TryDequeue(out entry!);
}

/// <summary>An address to fetch.</summary>
/// <param name="Address">The address.</param>
/// <param name="NamedBy">Who names it, for messages: a page, a sitemap; null for the configuration and the last run.</param>
/// <param name="IsCanonical">Whether another page calls it its canonical address; its own canonical link is then not followed.</param>
/// <param name="IsListed">Whether a sitemap lists it, and so promises that it is there.</param>
internal sealed record FrontierEntry(Uri Address, string? NamedBy, bool IsCanonical = false, bool IsListed = false);
