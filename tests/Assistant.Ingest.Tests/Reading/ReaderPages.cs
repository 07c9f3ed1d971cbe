using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

/// <summary>Pages in the manner of the generators, and what the reader makes of them.</summary>
internal static class ReaderPages
{
    /// <summary>A page as MkDocs-Material frames it.</summary>
    public static string Material(string content) => $"""
        <!doctype html><html><head><title>Page title - Some Site</title><link rel="canonical" href="https://docs.example.org/p/"></head>
        <body><a href="#x" class="md-skip">Skip to content</a>
        <header class="md-header"><form class="md-search__form"><input placeholder="Search"></form><a href="/">Some Site</a></header>
        <main class="md-main"><div class="md-sidebar"><nav class="md-nav"><a href="../other/">Other page</a></nav></div>
        <div class="md-content"><article class="md-content__inner md-typeset">
        <a href="https://git.example.org/edit/p.md" title="Edit this page" class="md-content__button md-icon">Edit</a>
        {content}
        <aside class="md-source-file"><span class="md-source-file__fact">Last update: May 1, 2026</span></aside>
        </article></div></main>
        <footer class="md-footer"><a href="../next/" rel="next">Next page</a> Made with Material</footer></body></html>
        """;

    /// <summary>A page as the Read the Docs theme of Sphinx frames it.</summary>
    public static string Sphinx(string content) => $"""
        <html><head><title>Page title &mdash; Some docs</title></head><body>
        <nav class="wy-nav-side"><a href="other.html">Other</a></nav><div class="rst-content">
        <div role="navigation"><ul class="wy-breadcrumbs"><li><a href="e.rst">Edit on GitHub</a></li></ul></div>
        <div role="main" class="document"><div itemprop="articleBody">{content}</div></div>
        <footer><div class="rst-footer-buttons"><a href="n.html">Next</a></div><p>Copyright</p></footer></div></body></html>
        """;

    /// <summary>Reads a page of MkDocs-Material with that content.</summary>
    public static ReadPage Read(string content) => new HtmlReader().Read(Material(content));

    /// <summary>The blocks of a page of MkDocs-Material with that content.</summary>
    public static List<Block> Blocks(string content) => [.. Read(content).Sections.SelectMany(section => section.Blocks)];

    /// <summary>The only block of such a page.</summary>
    public static Block Single(string content) => Assert.Single(Blocks(content));
}
