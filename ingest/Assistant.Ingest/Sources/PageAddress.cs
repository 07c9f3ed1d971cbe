namespace Assistant.Ingest.Sources;

/// <summary>Brings the addresses of pages into one form, so that each page is fetched and stored once.</summary>
internal static class PageAddress
{
    private static readonly string[] IndexNames = ["index.html", "index.htm"];
    private static readonly string[] TrackingNames = ["gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "_ga"];

    private static readonly string[] PageScripts = [".php", ".asp", ".aspx", ".jsp"];

    // Files that a documentation site links to and that are never pages; asking for them would only cost time.
    private static readonly string[] OtherFiles =
    [
        ".pdf", ".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".mp4",
        ".webm", ".mp3", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".yml", ".yaml", ".sh", ".py", ".ipynb", ".md", ".rst", ".c",
        ".cpp", ".f90", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".odt", ".ods", ".rpm", ".deb", ".whl", ".jar", ".iso",
        ".woff", ".woff2", ".ttf", ".inv", ".rss", ".atom",
    ];

    /// <summary>
    /// An address without fragment and tracking parameters, host in lower case, the default port and a trailing
    /// <c>index.html</c> left out.
    /// </summary>
    public static Uri Normalise(Uri address)
    {
        var builder = new UriBuilder(address)
        {
            Fragment = string.Empty,
            UserName = string.Empty,
            Password = string.Empty,
            Query = WithoutTracking(address.Query),
            Path = WithoutIndex(address.AbsolutePath),
        };
        return builder.Uri;
    }

    /// <summary>The page that a link leads to; null where it is no address of a page on the web.</summary>
    /// <param name="from">The address that relative links start from.</param>
    /// <param name="link">As written.</param>
    public static Uri? Resolve(Uri from, string link) =>
        !link.StartsWith('#') && Uri.TryCreate(from, link, out var address) && address.Scheme is "http" or "https"
            ? Normalise(address)
            : null;

    /// <summary>Whether the path's ending says that it is an image, an archive or the like.</summary>
    public static bool IsOtherFile(Uri address) =>
        OtherFiles.Any(ending => address.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the path's ending is that of some file other than a page; a version such as 3.11 is none.</summary>
    public static bool LooksLikeFile(Uri address)
    {
        var ending = Path.GetExtension(address.AbsolutePath);
        return ending.Length is > 1 and <= 6 && ending.Skip(1).Any(char.IsAsciiLetter) && !ending.Contains("htm", StringComparison.OrdinalIgnoreCase)
            && !PageScripts.Contains(ending, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The directory of an address: what all pages of a site that starts there have in common.</summary>
    public static string Prefix(Uri start)
    {
        var path = WithoutIndex(start.AbsolutePath);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return path.EndsWith('/') ? path
            : name.Contains(".htm", StringComparison.OrdinalIgnoreCase) ? path[..^name.Length]
            : path + "/";
    }

    /// <summary>A path without a trailing <c>index.html</c>.</summary>
    public static string WithoutIndex(string path)
    {
        var index = Array.Find(IndexNames, name => path.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase) || path.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index is null ? path : path[..^index.Length];
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return string.Empty;
        }
        var kept = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !IsTracking(parameter.Split('=')[0]));
        return string.Join('&', kept);
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || TrackingNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}
