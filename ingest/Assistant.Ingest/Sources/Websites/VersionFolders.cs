using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// Reads one version of a documentation that is there in several, side by side in folders such as <c>/en/latest/</c> and
/// <c>/v1.2/</c>. The pages of others wait until the preferred version is read; those of a folder whose pages the preferred
/// version mostly has too are left out, and a folder that only looks like a version is read like any other.
/// </summary>
/// <param name="root">The directory of the site.</param>
/// <param name="isThere">Whether an address was asked for and is there.</param>
internal sealed partial class VersionFolders(Uri root, Func<string, bool> isThere)
{
    private static readonly string[] FoldersAbove = ["docs", "doc", "documentation", "manual"];

    private readonly Dictionary<string, VersionAxis> _axes = new(StringComparer.Ordinal);

    /// <summary>How many addresses wait for a decision.</summary>
    public int Waiting => _axes.Values.Sum(axis => axis.Waiting);

    /// <summary>The folders that were left out, and how many addresses the site names in each.</summary>
    public IEnumerable<(string Folder, int Addresses)> LeftOut =>
        _axes.Values.SelectMany(axis => axis.LeftOut.Select(version => ($"{axis.Prefix}{version.Key}/", version.Value)));

    /// <summary>Chooses the version of an address, if it has one.</summary>
    public void Prefer(Uri address)
    {
        if (Locate(address) is { } place)
        {
            AxisOf(place.Prefix).Take(place.Version);
        }
    }

    /// <summary>Whether two addresses are of different versions, and the first is of the one that is read.</summary>
    public bool IsPreferredTo(Uri address, Uri other) =>
        Locate(address) is { } own && Locate(other) is { } its && own.Prefix == its.Prefix && own.Version.Folder != its.Version.Folder
        && AxisOf(own.Prefix).Takes(own.Version);

    /// <summary>Whether an address is of a version that is not read, or not yet.</summary>
    public bool KeepsBack(Uri address) => Locate(address) is { } place && !AxisOf(place.Prefix).Takes(place.Version);

    /// <summary>Whether an address is kept back, or left out, because of its version.</summary>
    public bool Holds(FrontierEntry entry) => Locate(entry.Address) is { } place && AxisOf(place.Prefix).Holds(place, entry);

    /// <summary>Gives back what is to be read next: the preferred version first, and later what proves to be no other version.</summary>
    public List<FrontierEntry> Release() =>
        [.. _axes.Values.OrderBy(axis => axis.Prefix, StringComparer.Ordinal).SelectMany(axis => axis.Release(isThere))];

    private VersionAxis AxisOf(string prefix)
    {
        if (!_axes.TryGetValue(prefix, out var axis))
        {
            _axes[prefix] = axis = new VersionAxis(prefix);
        }
        return axis;
    }

    // Versions of a whole documentation stand at its top: below the root, a language, a folder for documents, or both.
    private VersionPlace? Locate(Uri address)
    {
        var path = address.AbsolutePath;
        var start = root.AbsolutePath.Length;
        for (var depth = 0; depth < 3 && start < path.Length; depth++)
        {
            var end = path.IndexOf('/', start);
            var segment = end < 0 ? path[start..] : path[start..end];
            if (VersionName.Parse(segment) is { } version)
            {
                var prefix = address.GetLeftPart(UriPartial.Authority) + path[..start];
                return new VersionPlace(prefix, version, end < 0 ? string.Empty : path[(end + 1)..] + address.Query);
            }
            if (end < 0 || !(FoldersAbove.Contains(segment, StringComparer.OrdinalIgnoreCase) || Language().IsMatch(segment)))
            {
                return null;
            }
            start = end + 1;
        }
        return null;
    }

    [GeneratedRegex("^[a-z]{2}([-_][A-Za-z]{2,4})?$")]
    private static partial Regex Language();
}

/// <summary>Where an address stands among the versions of a documentation.</summary>
/// <param name="Prefix">The address above the version's folder.</param>
/// <param name="Version">The version.</param>
/// <param name="Rest">The path below it.</param>
internal sealed record VersionPlace(string Prefix, VersionName Version, string Rest);
