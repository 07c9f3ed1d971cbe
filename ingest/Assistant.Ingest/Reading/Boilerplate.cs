using System.Collections.Frozen;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Tells what of a page is there to move about in it, not to be read.</summary>
internal static partial class Boilerplate
{
    private static readonly FrozenSet<string> Elements = Set(
        "nav", "footer", "script", "style", "noscript", "template", "svg", "button", "input", "select", "textarea", "form",
        "iframe", "object", "embed", "canvas", "video", "audio", "head", "dialog", "map");

    private static readonly FrozenSet<string> Roles = Set(
        "navigation", "search", "banner", "contentinfo", "toolbar", "complementary", "menu", "menubar", "doc-toc", "tablist");

    // Signs and controls of MkDocs, Sphinx, Docusaurus, the pydata and furo themes, Jekyll and highlighters.
    private static readonly FrozenSet<string> Classes = Set(
        "headerlink", "anchor-link", "hash-link", "heading-anchor", "anchorjs-link", "viewcode-link",
        "md-header", "md-footer", "md-sidebar", "md-nav", "md-search", "md-skip", "md-dialog", "md-top", "md-tabs", "md-source",
        "md-clipboard", "md-content__button", "md-source-file", "md-source-date", "md-feedback", "md-path", "tabbed-labels",
        "copybtn", "copy-button", "btn-copy", "clipboard-copy", "linenos", "linenodiv", "lineno", "linenumber", "line-numbers-rows",
        "gutter", "toctree-wrapper", "toc", "toctree", "table-of-contents", "wy-breadcrumbs", "wy-nav-side", "wy-nav-top",
        "rst-footer-buttons", "rst-versions", "sphinxsidebar", "breadcrumb", "breadcrumbs", "prev-next-area", "prev-next-footer",
        "prev-next", "pagination", "pagination-nav", "skip-link", "skiplink", "skip-to-content", "sr-only", "visually-hidden",
        "screen-reader-text", "edit-this-page", "editthispage", "theme-edit-this-page", "edit-page-link", "last-updated",
        "lastupdated", "theme-last-updated", "git-revision-date-localized-plugin", "footnote-backref", "searchbox", "search-box");

    // The parts of a page body that only some roles of content live in.
    private static readonly FrozenSet<string> ContentAsides = Set("footnote", "footnote-list", "topic", "sidebar", "admonition", "citation");

    /// <summary>Whether an element, with all below it, is left out.</summary>
    public static bool IsNoise(HtmlNode node) =>
        Elements.Contains(node.Name)
        || (node.Name == "aside" && !HasAny(node, ContentAsides))
        || (node.Name == "header" && !node.Below().Any(child => child.HeadingLevel() > 0))
        || (node.HasAttributes && HasNoisyAttributes(node))
        || (node.Name == "a" && IsNoisyLink(node));

    private static bool HasNoisyAttributes(HtmlNode node) =>
        HasAny(node, Classes)
        || (node.Attribute("role") is { } role && Roles.Contains(role))
        || node.Attribute("aria-hidden") == "true"
        || IsLocalContents(node)
        || (node.Attributes["hidden"] is not null && node.Attribute("role") != "tabpanel");

    // docutils' own table of contents; the class alone is too common a word.
    private static bool IsLocalContents(HtmlNode node) =>
        node.HasClassName("contents") && (node.HasClassName("topic") || node.HasClassName("local"));

    private static bool IsNoisyLink(HtmlNode link)
    {
        var text = InlineText.Fold(link.InnerText);
        var within = link.Attribute("href") is ['#', ..];
        return (within && text is "¶" or "&para;" or "#" or "§" or "🔗" or "&#182;" or "↩" or "&#8617;" or "↩︎")
            || (text.Length < 60 && EditLink().IsMatch(text))
            || link.Attribute("rel") is "edit" or "prev" or "next";
    }

    [GeneratedRegex(@"^(edit (this page|on git(hub|lab)|this page on git(hub|lab))|(view|show)( page)? source( on git(hub|lab))?|skip to (main )?content|back to top|table of contents\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex EditLink();

    private static bool HasAny(HtmlNode node, FrozenSet<string> names)
    {
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in node.ClassNames())
        {
            if (lookup.Contains(name))
            {
                return true;
            }
        }
        return false;
    }

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
