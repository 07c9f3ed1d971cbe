namespace Assistant.Ingest.Sources.Websites;

/// <summary>What the last run knew, by the address to fetch: a mirror's pages are stored under their public address.</summary>
internal sealed class KnownPages
{
    private readonly CrawlMemory? _memory;
    private readonly Dictionary<string, (string Address, DocumentVersion Version)> _pages = new(StringComparer.Ordinal);

    /// <summary>Takes over what the last run knew; null for nothing.</summary>
    /// <param name="known">By the address under which it is stored.</param>
    /// <param name="scope">The site.</param>
    /// <param name="memory">Knows the links of pages; null where none is kept.</param>
    public KnownPages(IReadOnlyDictionary<string, DocumentVersion>? known, SiteScope scope, CrawlMemory? memory)
    {
        _memory = memory;
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

    /// <summary>
    /// The version to ask with; null where the page itself is wanted: it is new, or nobody remembers where the links of
    /// that version lead.
    /// </summary>
    public DocumentVersion? VersionOf(Uri address)
    {
        var remembered = _memory?.Find(address);
        if (_pages.TryGetValue(address.AbsoluteUri, out var page))
        {
            return _memory is null || remembered?.Version == page.Version ? page.Version : null;
        }
        // What became no document, such as a list of links, need not be transferred again either.
        return remembered is { IsDocument: false } ? remembered.Version : null;
    }

    /// <summary>An address with a slash at its end, or without, as the page is stored; null where that makes no difference.</summary>
    public Uri? InStoredForm(Uri address)
    {
        if (_pages.Count == 0 || address.Query.Length > 0 || _pages.ContainsKey(address.AbsoluteUri))
        {
            return null;
        }
        var written = address.AbsoluteUri;
        var other = written.EndsWith('/') ? written.TrimEnd('/') : written + "/";
        return _pages.ContainsKey(other) ? new Uri(other) : null;
    }
}
