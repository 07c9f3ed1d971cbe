namespace Assistant.Ingest.Sources;

/// <summary>What the last run knew, by the address to fetch: a mirror's pages are stored under their public address.</summary>
internal sealed class KnownPages
{
    private readonly Dictionary<string, (string Address, DocumentVersion Version)> _pages = new(StringComparer.Ordinal);

    /// <summary>Takes over what the last run knew; null for nothing.</summary>
    public KnownPages(IReadOnlyDictionary<string, DocumentVersion>? known, SiteScope scope)
    {
        foreach (var (address, version) in known ?? new Dictionary<string, DocumentVersion>())
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var parsed) && scope.ToCrawled(parsed) is { } crawled)
            {
                _pages[crawled.AbsoluteUri] = (address, version);
            }
        }
    }

    /// <summary>The addresses to fetch.</summary>
    public IEnumerable<Uri> Addresses => _pages.Keys.Select(address => new Uri(address));

    /// <summary>The address under which a page is stored; null where it is new.</summary>
    public string? StoredAddress(Uri address) => _pages.TryGetValue(address.AbsoluteUri, out var page) ? page.Address : null;

    /// <summary>The version of a page; null where it is new.</summary>
    public DocumentVersion? VersionOf(Uri address) => _pages.TryGetValue(address.AbsoluteUri, out var page) ? page.Version : null;
}
