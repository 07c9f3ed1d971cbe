using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Which addresses belong to a crawled site, and under which address a page is known.</summary>
internal sealed class SiteScope
{
    private readonly PathPatterns _patterns;
    private readonly string _prefix;
    private readonly Uri? _publicBase;
    private readonly string _publicPrefix = "/";

    /// <summary>Makes the scope of a site.</summary>
    /// <exception cref="SourceException">An address in the configuration is none.</exception>
    public SiteScope(string name, SourceOptions options)
    {
        Start = PageAddress.Normalise(WebAddress(name, "Url", options.Url));
        _prefix = PageAddress.Prefix(Start);
        _patterns = new PathPatterns(options.Include, options.Exclude);
        if (!string.IsNullOrEmpty(options.BaseUrl))
        {
            _publicBase = PageAddress.Normalise(WebAddress(name, "BaseUrl", options.BaseUrl));
            _publicPrefix = PageAddress.Prefix(_publicBase);
        }
    }

    /// <summary>Where the crawl begins.</summary>
    public Uri Start { get; }

    /// <summary>The directory of the site.</summary>
    public Uri Root => new(Start, _prefix);

    /// <summary>Whether an address lies on the crawled host: same scheme, host and port.</summary>
    public bool IsOnHost(Uri address) => SameHost(address, Start);

    /// <summary>
    /// The address as it is asked for, where it lies on the crawled host; null for any other. A site that is served
    /// encrypted is never asked in the clear, though old links and sitemaps of it say so.
    /// </summary>
    public Uri? OnHost(Uri address)
    {
        if (IsOnHost(address))
        {
            return address;
        }
        return Start.Scheme == Uri.UriSchemeHttps && address.Scheme == Uri.UriSchemeHttp && Start.IsDefaultPort && address.IsDefaultPort
            && address.Host.Equals(Start.Host, StringComparison.OrdinalIgnoreCase)
                ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri
                : null;
    }

    /// <summary>Whether an address lies below the start.</summary>
    public bool Contains(Uri address) => IsOnHost(address) && IsBelow(address.AbsolutePath, _prefix);

    /// <summary>Whether a page of the site is wanted.</summary>
    public bool Takes(Uri address) => _patterns.Takes(address.AbsolutePath);

    /// <summary>Whether an address lies on the public host that a mirror stands for.</summary>
    public bool IsOnPublicHost(Uri address) => _publicBase is not null && SameHost(address, _publicBase);

    /// <summary>The address to fetch for one that is named on the crawled or on the public host; null for any other.</summary>
    public Uri? ToCrawled(Uri address)
    {
        if (OnHost(address) is { } here && Contains(here))
        {
            return here;
        }
        return IsOnPublicHost(address) && IsBelow(address.AbsolutePath, _publicPrefix)
            ? PageAddress.Normalise(new Uri(Start, _prefix + RestOf(address, _publicPrefix) + address.Query))
            : null;
    }

    private static string RestOf(Uri address, string prefix) =>
        address.AbsolutePath.Length >= prefix.Length ? address.AbsolutePath[prefix.Length..] : string.Empty;

    private static bool IsBelow(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) || path + "/" == prefix;

    private static bool SameHost(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase);

    private static Uri WebAddress(string name, string key, string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SourceException($"Sources:{name}:{key} is '{value}', which is no web address; write it in full, such as https://docs.example.org/.");
}
