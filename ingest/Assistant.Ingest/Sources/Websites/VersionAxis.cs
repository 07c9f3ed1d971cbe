namespace Assistant.Ingest.Sources.Websites;

/// <summary>The folders in one place whose names look like versions.</summary>
/// <param name="prefix">The address above them.</param>
internal sealed class VersionAxis(string prefix)
{
    // Of a real other version, most pages are in the preferred one too; of a folder that only looks like one, hardly any.
    private const double SharedByVersions = 0.5;

    private readonly Dictionary<string, VersionName> _taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WaitingVersion> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);

    /// <summary>The address above the folders.</summary>
    public string Prefix => prefix;

    /// <summary>How many addresses wait.</summary>
    public int Waiting => _waiting.Values.Sum(version => version.Entries.Count);

    /// <summary>The folders that were left out.</summary>
    public IReadOnlyCollection<string> LeftOut => _leftOut;

    /// <summary>Reads a version from now on.</summary>
    public void Take(VersionName version) => _taken[version.Folder] = version;

    /// <summary>Whether a version is read.</summary>
    public bool Takes(VersionName version) => _taken.ContainsKey(version.Folder);

    /// <summary>Whether an address is kept back or left out.</summary>
    public bool Holds(VersionPlace place, FrontierEntry entry)
    {
        if (Takes(place.Version))
        {
            _pages.Add(place.Rest);
            return false;
        }
        if (!_leftOut.Contains(place.Version.Folder))
        {
            if (!_waiting.TryGetValue(place.Version.Folder, out var version))
            {
                _waiting[place.Version.Folder] = version = new WaitingVersion(place.Version, []);
            }
            version.Entries.Add(new WaitingEntry(place.Rest, entry));
        }
        return true;
    }

    /// <summary>Decides about what waits, as far as that can be done.</summary>
    /// <param name="hasSeen">Whether the site names an address.</param>
    public List<FrontierEntry> Release(Func<string, bool> hasSeen)
    {
        if (_waiting.Count == 0)
        {
            return [];
        }
        var best = _waiting.Values.MaxBy(version => version.Name)!;
        // Without version above it: the pages next to the folders are the current ones.
        if (_taken.Count == 0 && !IsCovered(best, rest => rest.Length > 0 && hasSeen(prefix + rest)))
        {
            return Free(best);
        }
        var free = new List<FrontierEntry>();
        foreach (var version in _waiting.Values.OrderByDescending(version => version.Name).ToList())
        {
            if (IsCovered(version, rest => _pages.Contains(rest) || (rest.Length > 0 && hasSeen(prefix + rest))) && !IsLeafBesideLeaf(version))
            {
                _leftOut.Add(version.Name.Folder);
                _waiting.Remove(version.Name.Folder);
            }
            else
            {
                free.AddRange(Free(version));
            }
        }
        return free;
    }

    private List<FrontierEntry> Free(WaitingVersion version)
    {
        _waiting.Remove(version.Name.Folder);
        Take(version.Name);
        _pages.UnionWith(version.Entries.Select(waiting => waiting.Rest));
        return [.. version.Entries.Select(waiting => waiting.Entry)];
    }

    private static bool IsCovered(WaitingVersion version, Func<string, bool> isElsewhere) =>
        version.Entries.Count(waiting => isElsewhere(waiting.Rest)) >= version.Entries.Count * SharedByVersions;

    // Single pages side by side, such as the notes of each release.
    private bool IsLeafBesideLeaf(WaitingVersion version) =>
        !version.Name.IsNamed && _pages.Count <= 1 && version.Entries.TrueForAll(waiting => waiting.Rest.Length == 0);

    private sealed record WaitingEntry(string Rest, FrontierEntry Entry);

    private sealed record WaitingVersion(VersionName Name, List<WaitingEntry> Entries);
}
