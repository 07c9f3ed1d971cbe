using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Assistant.Web.Markup;

/// <summary>
/// Makes safe HTML of Markdown that others wrote: models, pages, tickets. Raw HTML shows as text, images and styles fall
/// away, and links go to http, https or a path of this app, in a new tab.
/// </summary>
internal static class MarkdownMarkup
{
    // A command of this many characters stays on one line, since "ls -" at a line's end misleads; longer ones must break.
    private const int ShortCode = 28;

    // Of the further kinds of emphasis only ~~this~~: "~/a and ~/b" and "2^10 or 2^20" are paths and numbers.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <summary>The HTML, sanitised, as a tree to be worked on.</summary>
    public static IHtmlElement Parse(string markdown)
    {
        var body = Sanitizer.SanitizeDom(ToHtml(markdown)).Body!;
        foreach (var link in body.QuerySelectorAll("a[href]"))
        {
            link.SetAttribute("target", "_blank");
            link.SetAttribute("rel", "noopener noreferrer nofollow");
        }

        // A table's cells escape their bars, and the parser leaves that in code.
        foreach (var code in body.QuerySelectorAll("td code, th code"))
        {
            code.TextContent = code.TextContent.Replace("\\|", "|", StringComparison.Ordinal);
        }

        foreach (var code in body.QuerySelectorAll("code").Where(code => code.TextContent.Length <= ShortCode && code.Closest("pre") is null))
        {
            code.ClassName = "short";
        }

        WrapWide(body);
        return body;
    }

    /// <summary>The HTML, sanitised.</summary>
    public static string Render(string markdown) => Parse(markdown).InnerHtml;

    /// <summary>The text that a reader sees of it.</summary>
    public static string PlainText(string markdown) => Parse(markdown).TextContent;

    private static string ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested beyond the parser's limit, as no honest text is.
            return $"<pre><code>{WebUtility.HtmlEncode(markdown)}</code></pre>";
        }
    }

    // Tables and code that are wider than the page scroll within themselves, by keyboard too.
    private static void WrapWide(IHtmlElement body)
    {
        foreach (var wide in body.QuerySelectorAll("table, pre").ToList())
        {
            var box = body.Owner!.CreateElement("div");
            box.ClassName = "wide";
            box.SetAttribute("tabindex", "0");
            box.SetAttribute("role", "group");
            box.SetAttribute("aria-label", wide.LocalName == "pre" ? "Code" : "Table");
            wide.Replace(box);
            box.AppendChild(wide);
        }
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "del", "sub", "sup", "code", "pre",
                "blockquote", "a", "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });
        sanitizer.FilterUrl += (_, link) =>
        {
            if (!SafeAddress.Opens(link.SanitizedUrl))
            {
                link.SanitizedUrl = null;
            }
        };
        return sanitizer;
    }
}
