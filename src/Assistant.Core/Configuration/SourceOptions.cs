using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Configuration;

/// <summary>What a source is.</summary>
public enum SourceKind
{
    /// <summary>A documentation site, crawled over HTTP (<c>Url</c>) or read from a folder (<c>Path</c>).</summary>
    Website,

    /// <summary>A folder of documents: Markdown, HTML, reStructuredText, plain text, PDF.</summary>
    Folder,

    /// <summary>A ServiceNow instance.</summary>
    ServiceNow,

    /// <summary>A file of tickets that an administrator provides.</summary>
    TicketFile,
}

/// <summary>One entry of the section <c>Sources</c>; the key is the source's name.</summary>
public sealed partial class SourceOptions
{
    /// <summary>What it is.</summary>
    [Required]
    public SourceKind? Kind { get; set; }

    /// <summary>Whether runs refresh it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Website: the start address; its path is the prefix that every page must have. ServiceNow: the instance.</summary>
    public string? Url { get; set; }

    /// <summary>Website: a folder that holds the rendered site. Folder, TicketFile: the folder or file.</summary>
    public string? Path { get; set; }

    /// <summary>Website read from a folder: the public address of the site; without it the app shows the pages itself.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Website, Folder: only paths that match one of these patterns (<c>*</c> stands for anything); empty for all.</summary>
    public List<string> Include { get; set; } = [];

    /// <summary>Website, Folder: no paths that match one of these patterns.</summary>
    public List<string> Exclude { get; set; } = [];

    /// <summary>Website: the most pages of one crawl.</summary>
    [Range(1, 10_000_000)]
    public int MaxPages { get; set; } = 10_000;

    /// <summary>Website: requests under way at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;

    /// <summary>Website: pause between the starts of two requests, in milliseconds.</summary>
    [Range(0, 600_000)]
    public int DelayMilliseconds { get; set; }

    /// <summary>Website: the longest that one page may take, in seconds; 20 seconds of silence end it sooner.</summary>
    /// <value>60.</value>
    [Range(1, 3600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Website: the largest page, in megabytes after decompression.</summary>
    /// <value>20.</value>
    [Range(1, 200)]
    public int MaxPageMegabytes { get; set; } = 20;

    /// <summary>Website: where the site's operators can turn to about the crawler: an address of a page or of mail, sent along in the user agent.</summary>
    public string? Contact { get; set; }

    /// <summary>Website: whether the host may be an internal one whose name stands for a private address. An address written as number, and <c>localhost</c>, need no permission.</summary>
    public bool AllowPrivateAddresses { get; set; }
    /// <summary>
    /// The largest share of its documents, 0 to 1, that one run may lose. More is taken for a fault of the site, not for
    /// the truth, and nothing is removed. Ten documents or fewer may always go.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxLossShare { get; set; } = 0.5;

    /// <summary>Who may read it: labels. Empty for the kind's default: a website is public, a folder is for staff.</summary>
    public List<string> Audience { get; set; } = [];

    /// <summary>Tags that every passage of the source carries, such as <c>system</c> = <c>polaris</c>.</summary>
    public Dictionary<string, string> Tags { get; set; } = [];
}
