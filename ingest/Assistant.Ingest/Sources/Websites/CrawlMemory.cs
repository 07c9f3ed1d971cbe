namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// What earlier crawls of a site read of each page: its version, and where its links lead. A page that has not changed is
/// not transferred again, and yet its links count: so a crawl that transfers nothing sees which pages are still linked.
/// </summary>
internal sealed class CrawlMemory
{
    private readonly AddressTable _addresses;
    private readonly Dictionary<int, RememberedPage> _pages;
    private readonly HashSet<int> _offered = [];

    /// <summary>Makes one of what was stored.</summary>
    public CrawlMemory(AddressTable addresses, Dictionary<int, RememberedPage> pages)
    {
        _addresses = addresses;
        _pages = pages;
    }

    /// <summary>The addresses that ids stand for.</summary>
    public AddressTable Addresses => _addresses;

    /// <summary>The pages, by the id of their address.</summary>
    public IReadOnlyDictionary<int, RememberedPage> Pages => _pages;

    /// <summary>Whether anything was noted or forgotten.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>An empty one.</summary>
    public static CrawlMemory Empty() => new(new AddressTable(), []);

    /// <summary>What is known of a page; null where nothing is.</summary>
    public RememberedPage? Find(Uri address) =>
        _addresses.Find(address.AbsoluteUri) is { } id && _pages.TryGetValue(id, out var page) ? page : null;

    /// <summary>Remembers a page that was read.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="version">Its version.</param>
    /// <param name="isDocument">Whether it became a document; what the store has of that says more than this memory.</param>
    /// <param name="links">Where it leads.</param>
    public void Note(Uri address, DocumentVersion version, bool isDocument, IEnumerable<Uri> links)
    {
        var targets = links.Select(link => _addresses.Add(link.AbsoluteUri)).Distinct().Order().ToArray();
        IsChanged = true;
        _pages[_addresses.Add(address.AbsoluteUri)] = new RememberedPage(version, isDocument, IdList.Pack(targets));
    }

    /// <summary>Forgets a page that is gone.</summary>
    public void Forget(Uri address)
    {
        if (_addresses.Find(address.AbsoluteUri) is { } id)
        {
            IsChanged |= _pages.Remove(id);
        }
    }

    /// <summary>Where a page led when it was last read, without what was given before.</summary>
    public IEnumerable<Uri> NewLinksOf(Uri address)
    {
        foreach (var id in Find(address) is { } page ? IdList.Unpack(page.Links) : [])
        {
            if (_offered.Add(id))
            {
                yield return new Uri(_addresses[id]);
            }
        }
    }
}

/// <summary>A page as it was last read.</summary>
/// <param name="Version">What the server said about its version.</param>
/// <param name="IsDocument">Whether it became a document.</param>
/// <param name="Links">The ids of the addresses it leads to, packed.</param>
internal sealed record RememberedPage(DocumentVersion Version, bool IsDocument, byte[] Links);
