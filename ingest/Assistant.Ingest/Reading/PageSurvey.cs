using System.Net;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>What one pass over a whole page finds: its head, its links, and where its main content may be.</summary>
internal sealed class PageSurvey
{
    private readonly List<string> _links = [];

    private PageSurvey(HtmlNode root) => Root = root;

    /// <summary>The document.</summary>
    public HtmlNode Root { get; }

    /// <summary>The addresses of all links, navigation included, as written.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>The text of the title element.</summary>
    public string? Title { get; private set; }

    /// <summary>The canonical link as written.</summary>
    public string? CanonicalUrl { get; private set; }

    /// <summary>What relative links start from, as written.</summary>
    public string? BaseHref { get; private set; }

    /// <summary>What the page asks of robots.</summary>
    public RobotsDirectives Robots { get; private set; } = RobotsDirectives.None;

    /// <summary>Where the page sends the browser on to, as written; null for a page that is there to be read.</summary>
    public string? Redirect { get; private set; }

    /// <summary>The body.</summary>
    public HtmlNode? Body { get; private set; }

    /// <summary>Elements that a documentation generator marks as the content itself.</summary>
    public List<HtmlNode> Marked { get; } = [];

    /// <summary>Elements that are the page's main part, which may still hold side bars.</summary>
    public List<HtmlNode> Mains { get; } = [];

    /// <summary>Articles.</summary>
    public List<HtmlNode> Articles { get; } = [];

    /// <summary>Headings of the first level, and what Confluence marks as the title.</summary>
    public List<HtmlNode> Titles { get; } = [];

    /// <summary>Abbreviations that may say what they stand for.</summary>
    public List<HtmlNode> Abbreviations { get; } = [];

    /// <summary>Looks a page over.</summary>
    public static PageSurvey Of(HtmlNode root)
    {
        var survey = new PageSurvey(root);
        foreach (var node in root.Below())
        {
            if (node.NodeType == HtmlNodeType.Element)
            {
                survey.Note(node);
            }
        }
        return survey;
    }

    private void Note(HtmlNode node)
    {
        switch (node.Name)
        {
            case "a" when node.Attribute("href") is { Length: > 0 } href:
                NoteLink(node, href);
                break;
            case "title" when node.ParentNode is not { Name: "svg" }:
                Title ??= WebUtility.HtmlDecode(node.InnerText);
                break;
            case "link" when string.Equals(node.Attribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase):
                CanonicalUrl ??= node.Attribute("href") is { Length: > 0 } canonical ? canonical : null;
                break;
            case "base":
                BaseHref ??= node.Attribute("href") is { Length: > 0 } start ? start : null;
                break;
            case "meta" when RobotsDirectives.Names(node.Attribute("name")):
                Robots = Robots.And(RobotsDirectives.Parse(node.Attribute("content")));
                break;
            case "meta" when Redirect is null && RedirectStub.TargetOf(node) is { } target:
                Redirect = target;
                _links.Add(target);
                break;
            case "body":
                Body ??= node;
                break;
            default:
                NoteContent(node);
                break;
        }
    }

    private void NoteLink(HtmlNode node, string href)
    {
        if (node.Attribute("rel") is not { } relation || !relation.Contains("nofollow", StringComparison.OrdinalIgnoreCase))
        {
            _links.Add(href);
        }
    }

    private void NoteContent(HtmlNode node)
    {
        switch (node.Name)
        {
            case "div" or "article" or "section" or "main" when node.HasAttributes && ContentMarks.IsMarked(node):
                Marked.Add(node);
                break;
            case "main":
            case "div" or "article" or "section" when node.Attribute("role") == "main":
                Mains.Add(node);
                break;
            case "article":
                Articles.Add(node);
                break;
            case "h1":
            case "span" when node.IdOrNull() == "title-text":
                Titles.Add(node);
                break;
            case "abbr" when node.HasAttributes:
                Abbreviations.Add(node);
                break;
        }
    }
}
