namespace Assistant.Ingest.Sources;

/// <summary>Brings the addresses of pages into one form, so that each page is fetched and stored once.</summary>
internal static class PageAddress
{
    private static readonly string[] IndexNames = ["index.html", "index.htm"];

    // What only says where a reader came from, who they are, or how the page is to look: the page is the same without it.
    private static readonly string[] TrackingStarts = ["utm_", "pk_", "mtm_", "hsa_", "aspsessionid"];
    private static readonly HashSet<string> TrackingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl",
        "_hsenc", "_hsmi", "ref_src", "sessionid", "session_id", "jsessionid", "phpsessid", "cfid", "cftoken", "highlight",
        "print", "printable", "printview", "_print",
    };

    private static readonly string[] PageScripts = [".php", ".asp", ".aspx", ".jsp"];

    // Files that a documentation site links to and that are never pages; asking for them would only cost time.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherFiles = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        ".pdf", ".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".mp4",
        ".webm", ".mp3", ".css", ".js", ".json", ".xml", ".txt", ".csv", ".yml", ".yaml", ".sh", ".py", ".ipynb", ".md", ".rst", ".c",
        ".cpp", ".f90", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".odt", ".ods", ".rpm", ".deb", ".whl", ".jar", ".iso",
        ".woff", ".woff2", ".ttf", ".inv", ".rss", ".atom",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// An address without fragment and tracking parameters, host in lower case, the default port and a trailing
    /// <c>index.html</c> left out.
    /// </summary>
    public static Uri Normalise(Uri address)
    {
        if (IsNormal(address))
        {
            return address;
        }
        var builder = new UriBuilder(address)
        {
            Fragment = string.Empty,
            UserName = string.Empty,
            Password = string.Empty,
            Query = WithoutTracking(address.Query),
            Path = WithoutIndex(WithoutSession(address.AbsolutePath)),
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

    /// <summary>
    /// What the two forms of an address have in common, with a slash at the end and without: a server gives the same page
    /// for both, or has only one of them.
    /// </summary>
    public static ReadOnlySpan<char> Key(string address) => address.Contains('?') ? address : address.AsSpan().TrimEnd('/');

    /// <summary>Whether the path's ending says that it is an image, an archive or the like.</summary>
    public static bool IsOtherFile(Uri address) =>
        OtherFiles.Contains(Path.GetExtension(address.AbsolutePath.AsSpan()));

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

    private static bool IsNormal(Uri address)
    {
        var written = address.AbsoluteUri;
        return !written.AsSpan().ContainsAny("?#@;") && !Array.Exists(IndexNames, name => written.EndsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    // Java servers write the session into the path.
    private static string WithoutSession(string path) =>
        path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase) is var start and >= 0 ? path[..start] : path;

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
        TrackingNames.Contains(name) || Array.Exists(TrackingStarts, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
