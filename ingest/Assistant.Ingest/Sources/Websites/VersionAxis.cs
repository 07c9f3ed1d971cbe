namespace Assistant.Ingest.Sources.Websites;

/// <summary>The folders in one place whose names look like versions.</summary>
/// <param name="prefix">The address above them.</param>
internal sealed class VersionAxis(string prefix)
{
    // Of a real other version, most pages are in the preferred one too; of a folder that only looks like one, hardly any.
    private const double SharedByVersions = 0.5;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WaitingVersion> _waiting = new(StringComparer.Ordinal);

    /// <summary>The address above the folders.</summary>
    public string Prefix => prefix;

    /// <summary>How many addresses wait.</summary>
    public int Waiting => _waiting.Values.Sum(version => version.Entries.Count);

    /// <summary>The folders that were left out, and how many addresses the site names in each.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>Reads a version from now on.</summary>
    public void Take(VersionName version) => _taken.Add(version.Folder);

    /// <summary>Whether a version is read.</summary>
    public bool Takes(VersionName version) => _taken.Contains(version.Folder);

    /// <summary>Whether an address is kept back or left out.</summary>
    public bool Holds(VersionPlace place, FrontierEntry entry)
    {
        if (Takes(place.Version))
        {
            return false;
        }
        if (_leftOut.TryGetValue(place.Version.Folder, out var named))
        {
            _leftOut[place.Version.Folder] = named + 1;
        }
        else
        {
            if (!_waiting.TryGetValue(place.Version.Folder, out var version))
            {
                _waiting[place.Version.Folder] = version = new WaitingVersion(place.Version);
            }
            version.Entries.Add(new WaitingEntry(place.Rest, entry));
        }
        return true;
    }

    /// <summary>Decides about what waits, as far as that can be done now.</summary>
    /// <param name="isThere">Whether an address was asked for and is there; a link to a page that is missing shows nothing.</param>
    public List<FrontierEntry> Release(Func<string, bool> isThere)
    {
        var free = Probe();
        if (free.Count > 0)
        {
            return free; // its links may change the picture
        }
        foreach (var version in _waiting.Values.OrderByDescending(version => version.Name).ToList())
        {
            // Pages beside the folders, without a version, are the current ones.
            if (version.IsCoveredBy(rest => isThere(prefix + rest) || _taken.Any(folder => isThere($"{prefix}{folder}/{rest}"))))
            {
                _leftOut[version.Name.Folder] = version.Entries.Count;
                _waiting.Remove(version.Name.Folder);
            }
            else
            {
                _waiting.Remove(version.Name.Folder);
                Take(version.Name);
                return [.. version.Entries.Select(waiting => waiting.Entry)]; // the others wait for what it brings
            }
        }
        return [];
    }

    // Of a version that is known by its front page alone, that page is asked for its links.
    private List<FrontierEntry> Probe()
    {
        var unknown = _waiting.Values.Where(version => !version.IsProbed && version.Entries.TrueForAll(waiting => waiting.Rest.Length == 0)).ToList();
        unknown.ForEach(version => version.IsProbed = true);
        return [.. unknown.Select(version => version.Entries[0].Entry with { IsProbe = true })];
    }

    private sealed record WaitingEntry(string Rest, FrontierEntry Entry);

    private sealed class WaitingVersion(VersionName name)
    {
        public VersionName Name => name;

        public List<WaitingEntry> Entries { get; } = [];

        public bool IsProbed { get; set; }

        // A page without others below it, such as the notes of a release, is no version.
        public bool IsCoveredBy(Func<string, bool> isElsewhere)
        {
            var below = Entries.Where(waiting => waiting.Rest.Length > 0).ToList();
            return below.Count > 0 && below.Count(waiting => isElsewhere(waiting.Rest)) >= below.Count * SharedByVersions;
        }
    }
}
