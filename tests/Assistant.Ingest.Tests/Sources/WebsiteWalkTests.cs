using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources;

public sealed class WebsiteWalkTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Crawl_FollowsLinksAndSitemap_EachPageOnceAndCompleted()
    {
        Site.Page("/", Html("Home", "a/", "a/index.html#part", "a/?utm_source=mail", "/"))
            .Page("/a/", Html("A", "../b.html"))
            .Page("/b.html", Html("B", "/"))
            .Page("/hidden/", Html("Hidden"))
            .Page("/sitemap.xml", $"<?xml version=\"1.0\"?><urlset><url><loc>{Site.Url}hidden/</loc></url><url><loc>{Site.Url}a/</loc></url></urlset>", type: "application/xml");

        var items = await CrawlAsync();

        Assert.Equal(["/", "/a/", "/b.html", "/hidden/"], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.All(["/", "/a/", "/b.html", "/hidden/"], path => Assert.Equal(1, Site.HitsOf(path)));
        Assert.Equal(["HPC-Support-Assistant/1.0"], Site.UserAgents.Keys);
        Assert.Equal("A", items.OfType<FetchedDocument>().Single(page => page.Address.EndsWith("/a/", StringComparison.Ordinal)).Page?.Title);
    }

    [Fact]
    public async Task Crawl_WithPathPrefix_StaysBelowIt()
    {
        Options.Url = Site.Url + "docs/";
        Site.Page("/docs/", Html("Docs", "/", "/blog/", "/docs/x/", "http://other.invalid/docs/"))
            .Page("/docs/x/", Html("X")).Page("/", Html("Root")).Page("/blog/", Html("Blog"));

        var items = await CrawlAsync();

        Assert.Equal(["/docs/", "/docs/x/"], Paths(items));
        Assert.Equal(0, Site.HitsOf("/blog/"));
    }

    [Fact]
    public async Task Crawl_OfSitemapIndex_ReadsEverySitemap()
    {
        Site.Page("/", Html("Home"))
            .Page("/robots.txt", $"Sitemap: {Site.Url}all.xml", type: "text/plain")
            .Page("/all.xml", $"<sitemapindex><sitemap><loc>{Site.Url}one.xml</loc></sitemap></sitemapindex>", type: "text/xml")
            .Page("/one.xml", $"<urlset><url><loc>{Site.Url}deep/</loc></url></urlset>", type: "text/xml")
            .Page("/deep/", Html("Deep"));

        Assert.Equal(["/", "/deep/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_ForeignSitemap_CountsOnlyForTheConfiguredBaseUrl()
    {
        Site.Page("/", Html("Home")).Page("/p/", Html("P"))
            .Page("/sitemap.xml", "<urlset><url><loc>https://docs.example.org/p/</loc></url></urlset>", type: "text/xml");

        var without = await CrawlAsync();
        Options.BaseUrl = "https://docs.example.org/";
        var with = await CrawlAsync();

        Assert.Equal(["/"], Paths(without));
        Assert.Equal(["/", "/p/"], Paths(with));
    }

    [Fact]
    public async Task Crawl_WithRobots_LeavesOutWhatIsForbidden()
    {
        Site.Page("/robots.txt", "User-agent: *\nDisallow: /private/\n", type: "text/plain")
            .Page("/", Html("Home", "/private/x/", "/open/")).Page("/private/x/", Html("X")).Page("/open/", Html("Open"));

        Assert.Equal(["/", "/open/"], Paths(await CrawlAsync()));
        Assert.Equal(0, Site.HitsOf("/private/x/"));
    }

    [Fact]
    public async Task Crawl_WithIncludeAndExclude_KeepsToThemButReadsTheStartPagesLinks()
    {
        Options.Include = ["/guide/*"];
        Options.Exclude = ["*/old/*"];
        Site.Page("/", Html("Home", "/guide/a/", "/guide/old/b/", "/news/")).Page("/guide/a/", Html("A"))
            .Page("/guide/old/b/", Html("B")).Page("/news/", Html("News"));

        Assert.Equal(["/guide/a/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_AtMaxPages_SaysSoAndIsNotComplete()
    {
        Options.MaxPages = 3;
        Site.Page("/", Html("Home", "1/", "2/", "3/", "4/"));
        foreach (var number in Enumerable.Range(1, 4))
        {
            Site.Page($"/{number}/", Html($"Page {number}"));
        }

        var items = await CrawlAsync();

        Assert.Equal(3, items.OfType<FetchedDocument>().Count());
        var cut = Assert.Single(items.OfType<FailedDocument>());
        Assert.Contains("Sources:docs:MaxPages", cut.Reason, StringComparison.Ordinal);
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Fact]
    public async Task Crawl_PageWithNoIndex_IsNotTakenButItsLinksAre()
    {
        Site.Page("/", Html("Home", "n/")).Page("/n/", "<head><meta name=robots content='noindex, follow'></head><a href='/behind/'>x</a>")
            .Page("/behind/", Html("Behind"));

        Assert.Equal(["/", "/behind/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_WithDelay_PausesBetweenRequests()
    {
        Options.DelayMilliseconds = 200;
        Site.Page("/", Html("Home", "a/")).Page("/a/", Html("A"));

        await CrawlAsync();

        Assert.NotEmpty(Clock.Pauses);
        Assert.Contains(Clock.Pauses, pause => pause > TimeSpan.FromMilliseconds(100) && pause <= TimeSpan.FromMilliseconds(1000));
    }

    [Fact]
    public async Task Crawl_Twice_AsksConditionallyAndYieldsUnchanged()
    {
        Site.Page("/", Html("Home", "a/"), "\"h1\"").Page("/a/", Html("A", "/b/"), "\"a1\"").Page("/b/", Html("B"), "\"b1\"");
        var first = await CrawlAsync();
        var known = first.OfType<FetchedDocument>().ToDictionary(page => page.Address, page => page.Version);
        Site.Page("/b/", Html("B, second edition"), "\"b2\"");

        var second = await CrawlAsync(known);

        Assert.Equal(["/b/"], Paths(second));
        Assert.Equal([Site.Url, Site.Url + "a/"], second.OfType<UnchangedDocument>().Select(item => item.Address).Order(StringComparer.Ordinal));
        Assert.IsType<WalkCompleted>(second[^1]);
    }
}
