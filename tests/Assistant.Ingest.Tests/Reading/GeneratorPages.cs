namespace Assistant.Ingest.Tests.Reading;

/// <summary>Pages as different generators frame them, around the same content.</summary>
internal static class GeneratorPages
{
    /// <summary>Each generator's name and its frame, in which <c>{0}</c> stands for the content, headed by <c>{1}</c>.</summary>
    private static readonly Dictionary<string, string> Frames = new()
    {
        ["mkdocs-material"] = ReaderPages.Material("{1}{0}"),
        ["sphinx-rtd"] = ReaderPages.Sphinx("{1}{0}"),
        ["mkdocs-readthedocs"] = """
            <title>Jobs - Guide</title><body class="wy-body-for-nav" role="document"><nav data-toggle="wy-nav-shift" class="wy-nav-side"><ul><li><a href="..">Other page</a></li></ul></nav>
            <section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div role="navigation" aria-label="breadcrumbs navigation"><ul class="wy-breadcrumbs"><li><a href="..">Docs</a></li><li class="wy-breadcrumbs-aside"><a href="e">Edit on GitHub</a></li></ul></div>
            <div role="main" class="document"><div class="section" itemprop="articleBody">{1}{0}</div></div>
            <footer><div class="rst-footer-buttons"><a href="n">Next</a></div><p>Built with MkDocs.</p></footer></div></div></section></body>
            """,
        ["mkdocs-bootstrap"] = """
            <title>Jobs - Guide</title><body><div class="navbar fixed-top"><a href=".">Guide</a><ul class="nav navbar-nav"><li><a href="a">Other page</a></li></ul></div>
            <div class="container"><div class="row"><div class="col-md-3"><div class="bs-sidebar" role="complementary"><a href="#x">Other section</a></div></div><div class="col-md-9" role="main">{1}{0}</div></div></div>
            <footer class="col-md-12"><p>Documentation built with MkDocs.</p></footer><div class="modal" role="dialog"><p>Keyboard shortcuts</p></div></body>
            """,
        ["sphinx-furo"] = """
            <title>Jobs - Guide</title><body><svg style="display: none;"><title>Contents</title></svg><aside class="sidebar-drawer"><div class="sidebar-tree"><a href="a">Other page</a></div></aside>
            <div class="main"><div class="content"><div class="article-container"><a href="#" class="back-to-top muted-link"><span>Back to top</span></a><div class="content-icon-container"><a href="s" title="View this page">View this page</a></div>
            <article role="main" id="furo-main-content"><section id="jobs">{1}{0}</section></article></div><footer><div class="related-pages"><a class="next-page" href="n"><div class="title">Next page</div></a></div></footer></div>
            <aside class="toc-drawer"><div class="toc-title">On this page</div></aside></div></body>
            """,
        ["sphinx-pydata"] = """
            <title>Jobs — Guide</title><body><header class="bd-header"><a href=".">Guide</a></header><div class="bd-sidebar-primary bd-sidebar"><nav class="bd-links">Section Navigation</nav></div>
            <main id="main-content" class="bd-main"><div class="bd-content"><div class="bd-article-container"><div class="bd-header-article"><div class="header-article-items"><nav aria-label="Breadcrumb"><ul class="bd-breadcrumbs"><li>Home</li></ul></nav></div></div>
            <article class="bd-article"><section id="jobs">{1}{0}</section></article><footer class="prev-next-footer"><div class="prev-next-area"><a href="n"><p>next</p></a></div></footer></div>
            <div class="bd-sidebar-secondary bd-toc"><div class="page-toc">On this page</div></div></div></main><footer class="bd-footer"><p>© Copyright.</p></footer></body>
            """,
        ["sphinx-alabaster"] = """
            <title>Jobs — Guide documentation</title><body><div class="document"><div class="documentwrapper"><div class="bodywrapper"><div class="body" role="main"><section id="jobs">{1}{0}</section></div></div></div>
            <div class="sphinxsidebar" role="navigation"><h3>Related Topics</h3><ul><li><a href="a">Other page</a></li></ul></div></div><div class="footer">Powered by Sphinx</div></body>
            """,
        ["docusaurus"] = """
            <title>Jobs | Guide</title><body><div role="region" aria-label="Skip to main content"><a class="skipToContent_x" href="#s">Skip to main content</a></div><nav class="navbar navbar--fixed-top"><a href="/">Guide</a></nav>
            <main class="docMainContainer_x"><div class="container"><div class="row"><div class="col docItemCol_x"><div class="docItemContainer_x"><article><nav class="theme-doc-breadcrumbs breadcrumbsContainer_x" aria-label="Breadcrumbs"><ul class="breadcrumbs"><li>Running</li></ul></nav><span class="theme-doc-version-badge badge">Version: 2</span>
            <div class="tocCollapsible_x theme-doc-toc-mobile"><button>On this page</button></div><div class="theme-doc-markdown markdown">{1}{0}</div>
            <footer class="theme-doc-footer docusaurus-mt-lg"><a class="theme-edit-this-page">Edit this page</a><span class="theme-last-updated">Last updated on Jan 1</span></footer></article><nav class="pagination-nav docusaurus-mt-lg"><a class="pagination-nav__link--next"><div>Next</div></a></nav></div></div>
            <div class="col col--3"><div class="tableOfContents_x"><ul class="table-of-contents"><li>On this page</li></ul></div></div></div></div></main><footer class="footer">Copyright</footer></body>
            """,
        ["hugo-docsy"] = """
            <title>Jobs | Guide</title><body class="td-page"><header><nav class="td-navbar"><a href="/">Guide</a></nav></header><div class="container-fluid td-outer"><main role="main" class="td-main"><div class="row"><aside class="td-sidebar d-print-none"><nav id="td-section-nav">Other page</nav></aside>
            <aside class="td-sidebar-toc"><div class="td-page-meta"><a href="e">Edit this page</a></div></aside><main class="col-xl-8" role="main"><nav aria-label="breadcrumb" class="td-breadcrumbs"><ol class="breadcrumb"><li>Docs</li></ol></nav>
            <div class="td-content">{1}<header class="article-meta"></header>{0}<style>.feedback--answer { color: red }</style><div class="td-page-meta__lastmod td-page-meta">Last modified May 1: typo</div></div></main></div></main></div><footer class="td-footer">Privacy policy</footer></body>
            """,
        ["confluence"] = """
            <title>HPC : Jobs</title><body class="theme-default"><div id="page"><div id="main" class="aui-page-panel"><div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs"><li class="first"><span><a href="index.html">HPC</a></span></li></ol></div>
            <h1 id="title-heading" class="pagetitle"><span id="title-text">HPC : Jobs</span></h1></div><div id="content" class="view"><div class="page-metadata">Created by <span class="author">A. Person</span>, last modified on May 1</div>
            <div id="main-content" class="wiki-content group">{0}</div><div class="pageSection group"><div class="pageSectionHeader"><h2 id="attachments" class="pageSectionTitle">Attachments:</h2></div><div class="greybox">a.png (image/png)</div></div></div></div>
            <div id="footer" role="contentinfo"><section class="footer-body"><p>Document generated by Confluence on May 2</p></section></div></div></body>
            """,
        ["unknown"] = """
            <title>Jobs - Centre</title><body><div id="cookie-banner"><p>This site uses cookies to count its visitors.</p><a href="#">Accept</a></div><div class="topbar"><a href="/">Centre</a> <a href="/a">About</a></div>
            <div class="wrap"><div class="leftmenu"><ul><li><a href="a">Accounts page</a></li><li><a href="b">Storage page</a></li><li><a href="c">Software page</a></li><li><a href="d">Training page</a></li></ul></div>
            <div class="text"><p class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/docs">Docs</a></p>{1}{0}<p><a href="p">« Previous</a> | <a href="n">Next »</a></p><p><em>Last updated on 1 May 2026 by the team</em></p></div></div>
            <table class="footer-table"><tr><td><a href="x">Imprint</a></td><td><a href="y">Contact</a></td><td><a href="z">Privacy</a></td><td><a href="w">Jobs at us</a></td></tr></table></body>
            """,
    };

    /// <summary>The names of the generators.</summary>
    public static TheoryData<string> Names => [.. Frames.Keys];

    /// <summary>The page of a generator around some content, headed "Jobs".</summary>
    public static string Page(string generator, string content) => Frames[generator].Replace("{0}", content).Replace("{1}", "<h1>Jobs</h1>");
}
