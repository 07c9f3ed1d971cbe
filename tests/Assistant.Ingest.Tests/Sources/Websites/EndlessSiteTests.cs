using Assistant.Ingest.Sources;
using Microsoft.AspNetCore.Http;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class EndlessSiteTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Calendar_OfEndlessLinks_EndsAtMaxPages()
    {
        Options.MaxPages = 200;
        Site.Page("/", Html("Home", "cal?day=0"));
        Site.Otherwise = context => AnswerAsync(context, day => Html($"Day {day}", $"cal?day={day + 1}", $"cal?day={day + 100_000}"));

        var items = await CrawlAsync();

        Assert.Equal(200, items.OfType<FetchedDocument>().Count());
        Assert.Contains("MaxPages", Assert.Single(items.OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_OfPagesWithoutIndex_EndsToo()
    {
        Options.MaxPages = 10;
        Site.Page("/", Html("Home", "cal?day=0"));
        Site.Otherwise = context => AnswerAsync(context, day => $"<meta name=robots content=noindex><a href='cal?day={day + 1}'>next</a>");

        var items = await CrawlAsync();

        Assert.Contains("MaxPages", Assert.Single(items.OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
        Assert.True(Site.Hits.Count < 2000);
    }

    [Fact]
    public async Task Links_WithoutNumber_AreBounded()
    {
        Options.MaxPages = 100;
        Site.Page("/", Html("Home", [.. Enumerable.Range(0, 90_000).Select(number => $"p{number}")]));
        Site.Otherwise = context => context.Response.WriteAsync(Html("P"), context.RequestAborted);

        var cut = Assert.Single((await CrawlAsync()).OfType<FailedDocument>());

        Assert.Contains("or more addresses left", cut.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemap_ThatListsItself_IsReadOnce()
    {
        Site.Page("/", Html("Home")).Page("/a/", Html("A"))
            .Page("/sitemap.xml", $"<sitemapindex><sitemap><loc>{Site.Url}sitemap.xml</loc></sitemap><sitemap><loc>two.xml</loc></sitemap></sitemapindex>", type: "text/xml")
            .Page("/two.xml", $"<sitemapindex><sitemap><loc>{Site.Url}sitemap.xml</loc></sitemap><sitemap><loc>three.xml</loc></sitemap></sitemapindex>", type: "text/xml")
            .Page("/three.xml", "<urlset><url><loc>/a/</loc></url><url><loc>https://elsewhere.invalid/b/</loc></url></urlset>", type: "text/xml");

        var items = await CrawlAsync();

        Assert.Equal(["/", "/a/"], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.All(["/sitemap.xml", "/two.xml", "/three.xml"], path => Assert.Equal(1, Site.HitsOf(path)));
    }

    [Fact]
    public async Task Sitemaps_ThatNameEverNewOnes_End()
    {
        Site.Page("/", Html("Home"));
        var number = 0;
        Site.Otherwise = context =>
        {
            context.Response.ContentType = "text/xml";
            return context.Response.WriteAsync($"<sitemapindex><sitemap><loc>/map{Interlocked.Increment(ref number)}.xml</loc></sitemap></sitemapindex>", context.RequestAborted);
        };

        await CrawlAsync();

        Assert.InRange(number, 900, 1100);
    }

    private static Task AnswerAsync(HttpContext context, Func<int, string> page)
    {
        if (!context.Request.Query.TryGetValue("day", out var day))
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(page(int.Parse(day.ToString(), System.Globalization.CultureInfo.InvariantCulture)), context.RequestAborted);
    }
}
