using System.Buffers;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// Finds the pages that links lead to. Most links of a site are those of its navigation, the same on every page; so what a
/// path leads to is remembered, and only new ones are taken apart as addresses.
/// </summary>
internal sealed class LinkResolver
{
    // Some megabytes; a site with more different paths begins anew.
    private const int MostRemembered = 50_000;
    private const int LongestPath = 512;

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~+");

    private readonly SiteScope _scope;
    private readonly Dictionary<string, Uri?> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uri?>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Makes one for a site.</summary>
    public LinkResolver(SiteScope scope)
    {
        _scope = scope;
        _bySpan = _byPath.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The address to fetch for a link; null where it leads to no page of the site.</summary>
    /// <param name="from">The address that it starts from: one of the crawled host.</param>
    /// <param name="link">As written.</param>
    public Uri? Resolve(Uri from, string link)
    {
        Span<char> path = stackalloc char[LongestPath];
        if (!_scope.IsOnHost(from) || !TryCombine(from.AbsolutePath, link, ref path))
        {
            return Find(from, link);
        }
        if (_bySpan.TryGetValue(path, out var known))
        {
            return known;
        }
        if (_byPath.Count >= MostRemembered)
        {
            _byPath.Clear();
        }
        return _bySpan[path] = Find(from, link);
    }

    private Uri? Find(Uri from, string link) => PageAddress.Resolve(from, link) is { } target ? _scope.ToCrawled(target) : null;

    // The plain case alone: letters, digits and what needs no thought.
    private static bool TryCombine(ReadOnlySpan<char> from, ReadOnlySpan<char> link, ref Span<char> path)
    {
        var plain = link.IndexOf('#') is var fragment and >= 0 ? link[..fragment] : link;
        if (plain.Length == 0 || plain.StartsWith("//") || plain.ContainsAnyExcept(Plain) || from.Length + plain.Length >= path.Length)
        {
            return false;
        }
        var length = 0;
        if (plain[0] != '/')
        {
            var folder = from[..(from.LastIndexOf('/') + 1)];
            folder.CopyTo(path);
            length = folder.Length;
        }
        foreach (var range in plain.Split('/'))
        {
            var segment = plain[range];
            var isLast = range.End.Value == plain.Length;
            if (segment is "..")
            {
                length = path[..Math.Max(0, length - 1)].LastIndexOf('/') + 1;
                length = Math.Max(length, 1);
            }
            else if (segment is not ".")
            {
                segment.CopyTo(path[length..]);
                length += segment.Length;
                if (!isLast)
                {
                    path[length++] = '/';
                }
            }
        }
        path = path[..length];
        return true;
    }
}
