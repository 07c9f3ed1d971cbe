namespace Assistant.Ingest.Sources.Websites;

/// <summary>Knows the pages that show others once more, for printing; a page about printing is none.</summary>
internal sealed class PrintPages(Uri root, Func<string, bool> hasSeen)
{
    private const string Folder = "print/";

    // What generators call them, and no author calls a page: MkDocs plugins, Docsy, Confluence and Drupal modules.
    private static readonly string[] GeneratedNames = ["_print", "print_page", "print-page", "printable", "print_page.html", "printview"];

    private readonly List<FrontierEntry> _waiting = [];

    /// <summary>How many wait for a decision.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Whether the address alone says that it is one.</summary>
    public bool IsPrint(Uri address) => IsPrint(RestOf(address));

    /// <summary>Whether a path below the root alone says that it is one.</summary>
    public static bool IsPrint(string path) =>
        // A whole book on one page, as mdBook writes it.
        path.Equals("print.html", StringComparison.OrdinalIgnoreCase)
        || (path.Contains("print", StringComparison.OrdinalIgnoreCase) && path.Split('/').Any(segment => GeneratedNames.Contains(segment, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether a page with such an address and title is one: a page about printing says so in its title.</summary>
    public bool IsPrint(Uri address, string title) =>
        RestOf(address).TrimEnd('/').Split('/') is [.., _, "print" or "print.html"] && !title.Contains("print", StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps back an address in a folder of such pages until it is clear whether the page itself is there.</summary>
    public bool Holds(FrontierEntry entry)
    {
        var rest = RestOf(entry.Address);
        if (rest.Length <= Folder.Length || !rest.StartsWith(Folder, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        _waiting.Add(entry);
        return true;
    }

    /// <summary>Gives back those whose page is nowhere else.</summary>
    public List<FrontierEntry> Release()
    {
        var free = _waiting.Where(entry => !hasSeen(new Uri(root, RestOf(entry.Address)[Folder.Length..]).AbsoluteUri)).ToList();
        _waiting.Clear();
        return free;
    }

    private string RestOf(Uri address) =>
        address.AbsolutePath.Length > root.AbsolutePath.Length ? address.AbsolutePath[root.AbsolutePath.Length..] : string.Empty;
}
