using System.Collections.Frozen;

namespace Assistant.Ingest.Reading;

/// <summary>The names of elements, roles and classes by which generators mark what is not content.</summary>
internal static class BoilerplateNames
{
    /// <summary>Elements.</summary>
    public static readonly FrozenSet<string> Elements = Set(
        "nav", "footer", "script", "style", "noscript", "template", "svg", "button", "input", "select", "textarea", "form",
        "iframe", "object", "embed", "canvas", "video", "audio", "head", "dialog", "map", "datalist", "rp");

    /// <summary>Values of <c>role</c>.</summary>
    public static readonly FrozenSet<string> Roles = Set(
        "navigation", "search", "banner", "contentinfo", "toolbar", "complementary", "menu", "menubar", "doc-toc", "tablist",
        "dialog", "alertdialog", "doc-backlink", "doc-pagelist");

    /// <summary>Signs and controls, one line for each family of generators.</summary>
    public static readonly FrozenSet<string> Classes = Set(
        // permalinks of all kinds
        "headerlink", "anchor-link", "hash-link", "heading-anchor", "anchorjs-link", "viewcode-link", "td-heading-self-link", "header-anchor",
        // MkDocs-Material
        "md-header", "md-footer", "md-sidebar", "md-nav", "md-search", "md-skip", "md-dialog", "md-top", "md-tabs", "md-source", "md-banner",
        "md-clipboard", "md-content__button", "md-source-file", "md-source-date", "md-feedback", "md-path", "md-consent", "md-annotation__index",
        // Sphinx and its themes
        "toctree-wrapper", "toctree", "wy-breadcrumbs", "wy-nav-side", "wy-nav-top", "rst-footer-buttons", "rst-versions", "sphinxsidebar",
        "backrefs", "bd-sidebar", "bd-toc", "bd-header-article", "bd-footer-article", "header-article", "prev-next-area",
        "prev-next-footer", "prev-next", "related-pages", "content-icon-container", "editthispage", "article-header-buttons", "sd-summary-state-marker",
        // Docusaurus
        "theme-doc-breadcrumbs", "theme-doc-toc-mobile", "theme-doc-toc-desktop", "theme-doc-footer", "theme-doc-version-banner",
        "theme-doc-version-badge", "theme-edit-this-page", "theme-last-updated", "pagination-nav", "theme-admonition-icon", "admonition-icon",
        // Hugo, Docsy, Jekyll
        "td-page-meta", "td-sidebar", "td-sidebar-toc", "td-toc", "feedback--response", "section-index", "pageinfo-meta", "book-menu", "book-toc",
        // Confluence
        "toc-macro", "page-metadata", "pageSection", "expand-control-icon", "children-show-hide", "likes-and-labels-container", "aui-icon",
        // code blocks
        "copybtn", "copy-button", "btn-copy", "clipboard-copy", "linenos", "linenodiv", "lineno", "linenumber", "line-numbers-rows", "gutter",
        "lnt", "ln", "hljs-ln-numbers", "blob-num", "rouge-gutter", "code__clipboard", "sr-only-focusable",
        // formulas as glyphs, beside their source
        "katex-html", "MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML",
        // the rest
        "tabbed-labels", "nav-tabs", "toc", "table-of-contents", "breadcrumb", "breadcrumbs", "pagination", "skip-link", "skiplink", "skip-to-content", "skip-to-main",
        "sr-only", "visually-hidden", "screen-reader-text", "edit-this-page", "edit-page-link", "last-updated", "lastupdated", "last-modified",
        "git-revision-date-localized-plugin", "footnote-backref", "data-footnote-backref", "footnote-return", "reversefootnote", "searchbox",
        "search-box", "noprint", "mw-editsection", "cookie-banner", "cookie-consent", "cookie-notice", "cookieconsent", "cc-window", "back-to-top");

    /// <summary>Starts of classes that carry a hash behind, as CSS modules make them.</summary>
    public static readonly string[] HashedClasses =
        ["buttonGroup_", "codeLineNumber_", "breadcrumbsContainer_", "tocCollapsible_", "tableOfContents_", "lastUpdated_", "admonitionIcon_", "copyButton"];

    /// <summary>What an <c>aside</c> holds where it belongs to the text.</summary>
    public static readonly FrozenSet<string> ContentAsides = Set(
        "footnote", "footnote-list", "footnotes", "topic", "sidebar", "admonition", "citation", "theme-admonition", "callout", "alert", "hint", "note");

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
