namespace Assistant.Ingest.Sources.Websites;

/// <summary>The addresses of a crawl that are still to be fetched; each gets in once, and of each page one form.</summary>
internal sealed class CrawlFrontier
{
    // So many links to addresses that no one will ask for are kept apart from one another before a site counts as endless.
    private const int AddressesPerPage = 4;
    private const int SmallSite = 50_000;

    private readonly SiteScope _scope;
    private readonly RobotsRules _robots;
    private readonly KnownPages _known;
    private readonly int _maxAddresses;
    private readonly Queue<FrontierEntry> _entries = new();
    private readonly Dictionary<string, AddressForms> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AddressForms>.AlternateLookup<ReadOnlySpan<char>> _formsBySpan;
    private readonly HashSet<string> _there = new(StringComparer.Ordinal);
    private readonly VersionFolders _versions;
    private readonly PrintPages _prints;

    /// <summary>Makes an empty one.</summary>
    public CrawlFrontier(SiteScope scope, RobotsRules robots, KnownPages known, int maxPages)
    {
        _scope = scope;
        _robots = robots;
        _known = known;
        _maxAddresses = (maxPages * AddressesPerPage) + SmallSite;
        _formsBySpan = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _versions = new VersionFolders(scope.Root, IsThere);
        _prints = new PrintPages(scope.Root, HasSeen);
    }

    /// <summary>How many are left, those that wait for a decision included.</summary>
    public int Count => _entries.Count + _versions.Waiting + _prints.Waiting;

    /// <summary>Whether the site named so many addresses that further ones were passed over.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Other versions of the documentation that were left out.</summary>
    public VersionFolders Versions => _versions;

    /// <summary>Whether a page of that address may be fetched and kept.</summary>
    public bool Accepts(Uri address) =>
        _scope.Contains(address) && !PageAddress.IsOtherFile(address) && _scope.Takes(address) && _robots.Allows(address) && !_prints.IsPrint(address);

    /// <summary>Whether a page with such an address and title is kept.</summary>
    public bool Keeps(Uri address, string title) => Accepts(address) && !_prints.IsPrint(address, title);

    /// <summary>Adds an address unless it was there before, or is not wanted.</summary>
    public void Add(FrontierEntry entry)
    {
        if (!_scope.Contains(entry.Address))
        {
            return;
        }
        var written = entry.Address.AbsoluteUri;
        var key = PageAddress.Key(written);
        var form = FormOf(written, key);
        if (_formsBySpan.TryGetValue(key, out var seen))
        {
            NoteForm(entry, key, seen, form);
        }
        else if (_forms.Count >= _maxAddresses)
        {
            IsFull = true;
        }
        else
        {
            _formsBySpan[key] = form;
            Enqueue(_known.InStoredForm(entry.Address) is { } stored ? entry with { Address = stored } : entry);
        }
    }

    /// <summary>Notes that an address needs no fetching any more.</summary>
    public void MarkSeen(Uri address)
    {
        var key = PageAddress.Key(address.AbsoluteUri);
        _formsBySpan[key] = _formsBySpan.TryGetValue(key, out var seen) ? seen : FormOf(address.AbsoluteUri, key);
    }

    /// <summary>Notes that something answers under an address, if only an error of the server.</summary>
    public void MarkThere(Uri address) => _there.Add(PageAddress.Key(address.AbsoluteUri).ToString());

    /// <summary>An address is not there; whether its other form, with a slash or without, is asked for in its place.</summary>
    public bool TriesOtherForm(FrontierEntry missing)
    {
        var written = missing.Address.AbsoluteUri;
        var key = PageAddress.Key(written);
        var form = FormOf(written, key);
        var seen = _formsBySpan.TryGetValue(key, out var known) ? known : form;
        _formsBySpan[key] = seen | (form == AddressForms.Slash ? AddressForms.SlashMissing : AddressForms.PlainMissing);
        var other = form == AddressForms.Slash ? AddressForms.Plain : AddressForms.Slash;
        if (!seen.HasFlag(other) || (seen & (AddressForms.SlashMissing | AddressForms.PlainMissing)) != 0)
        {
            return false;
        }
        Enqueue(missing with { Address = OtherForm(missing.Address) });
        return true;
    }

    /// <summary>Adds the canonical address of a page; it is fetched even where its folder, another version, waits or was left out.</summary>
    public void AddCanonical(FrontierEntry entry)
    {
        if (HasSeen(entry.Address.AbsoluteUri) && _versions.KeepsBack(entry.Address))
        {
            AskAgain(entry);
        }
        else
        {
            Add(entry);
        }
    }

    /// <summary>Asks once more for an address that was there before.</summary>
    public void AskAgain(FrontierEntry entry) => _entries.Enqueue(entry);

    /// <summary>The version that the start address leads to is the one to read.</summary>
    public void Prefer(Uri start) => _versions.Prefer(start);

    /// <summary>Decides about addresses that wait until the rest is read; whether any came free.</summary>
    public bool Release()
    {
        var before = _entries.Count;
        foreach (var entry in _prints.Release().Concat(_versions.Release()))
        {
            _entries.Enqueue(entry);
        }
        return _entries.Count > before;
    }

    /// <summary>Adds what the last run knew and nothing names now; whether there is any.</summary>
    public bool AddOrphans()
    {
        foreach (var address in _known.Addresses.Where(address => !HasSeen(address.AbsoluteUri)))
        {
            Add(new FrontierEntry(address, null, IsOrphan: true));
        }
        return _entries.Count > 0;
    }

    /// <summary>Takes the next one.</summary>
    public bool TryTake(out FrontierEntry entry) => _entries.TryDequeue(out entry!);

    private void NoteForm(FrontierEntry entry, ReadOnlySpan<char> key, AddressForms seen, AddressForms form)
    {
        if (seen.HasFlag(form))
        {
            return;
        }
        _formsBySpan[key] = seen | form;
        if ((seen & (AddressForms.SlashMissing | AddressForms.PlainMissing)) != 0)
        {
            Enqueue(entry); // the form that was asked for is not there; perhaps this one is
        }
    }

    private void Enqueue(FrontierEntry entry)
    {
        if (!Accepts(entry.Address) || _prints.Holds(entry) || (!entry.IsCanonical && _versions.Holds(entry)))
        {
            return;
        }
        _entries.Enqueue(entry);
    }

    private bool HasSeen(string address) => _formsBySpan.ContainsKey(PageAddress.Key(address));

    private bool IsThere(string address) => _there.GetAlternateLookup<ReadOnlySpan<char>>().Contains(PageAddress.Key(address));

    private static Uri OtherForm(Uri address) =>
        new(address.AbsoluteUri.EndsWith('/') ? address.AbsoluteUri.TrimEnd('/') : address.AbsoluteUri + "/");

    private static AddressForms FormOf(string written, ReadOnlySpan<char> key) => written.Length > key.Length ? AddressForms.Slash : AddressForms.Plain;

    [Flags]
    private enum AddressForms : byte
    {
        Plain = 1,
        Slash = 2,
        PlainMissing = 4,
        SlashMissing = 8,
    }
}
