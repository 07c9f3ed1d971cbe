using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;
using Microsoft.AspNetCore.Http;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class RobotsTests : WebsiteCrawlFixture
{
    [Theory]
    [InlineData("/fish*", "/fish.html", false)]
    [InlineData("/fish*", "/catfish", true)]
    [InlineData("/*.php", "/a/b.php?x=1", false)]
    [InlineData("/*.php$", "/a/b.php?x=1", true)]
    [InlineData("/*.php$", "/a/b.php", false)]
    [InlineData("/a*b*c$", "/aXbYbZc", false)]
    [InlineData("/a*b*c$", "/aXbYcZ", true)]
    [InlineData("/$", "/", false)]
    [InlineData("/$", "/a", true)]
    [InlineData("/%7Ejoe/", "/~joe/x", false)]
    [InlineData("/caf%C3%A9", "/caf%c3%a9/menu", false)]
    [InlineData("*", "/x", false)]
    public void Disallow_WithWildcards(string pattern, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse($"User-agent: *\nDisallow: {pattern}\n").Allows(new Uri("https://x.org" + path)));

    [Fact]
    public void Allow_AsLongAsDisallow_Wins() =>
        Assert.True(RobotsRules.Parse("User-agent: *\nDisallow: /page\nAllow: /page\n").Allows(new Uri("https://x.org/page")));

    [Fact]
    public void Groups_OfOneName_AreOne()
    {
        var rules = RobotsRules.Parse("\uFEFFUser-Agent: HPC-Support-Assistant/2.0\rDisallow: /a\r\rUser-agent: *\rDisallow: /\r\ruser-agent: hpc-support-assistant\rDisallow: /b\rCrawl-delay: 2.5\r");

        Assert.Equal((false, false, true), (rules.Allows(new Uri("https://x.org/a")), rules.Allows(new Uri("https://x.org/b")), rules.Allows(new Uri("https://x.org/c"))));
        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay);
    }

    [Theory]
    [InlineData("Crawl-delay: soon")]
    [InlineData("Crawl-delay: -1")]
    [InlineData("Crawl-delay: 1e300")]
    public void CrawlDelay_WithoutSense_IsNone(string line) => Assert.Null(RobotsRules.Parse("User-agent: *\n" + line).CrawlDelay);

    [Fact]
    public void Pattern_OfManyWildcards_IsFast()
    {
        var rules = RobotsRules.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 5000))}$\n");

        Assert.True(rules.Allows(new Uri("https://x.org/" + new string('a', 4000) + "b")));
    }

    [Fact]
    public async Task CrawlDelay_IsKept()
    {
        Site.Page("/robots.txt", "User-agent: *\nCrawl-delay: 30\n").Page("/", Html("Home", "a/")).Page("/a/", Html("A"));

        await CrawlAsync();

        Assert.Contains(Clock.Pauses, pause => pause > TimeSpan.FromSeconds(25));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task RobotsFile_ThatCannotBeHadNow_MeansNoCrawl(int status)
    {
        Site.Status("/robots.txt", status).Page("/", Html("Home"));

        var error = await Assert.ThrowsAsync<SourceException>(() => CrawlAsync());

        Assert.Contains("robots.txt does not say what may be fetched", error.Message, StringComparison.Ordinal);
        Assert.Contains($"answered {status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Site.HitsOf("/"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task RobotsFile_ThatIsNotThere_AllowsAll(int status)
    {
        Site.Status("/robots.txt", status).Page("/", Html("Home"));

        Assert.Equal(["/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task NoFollow_OfPageHeaderOrLink_IsHeeded()
    {
        Site.Page("/", Html("Home", "meta/", "header/") + "<a rel='noopener nofollow' href='one/'>x</a>")
            .Page("/meta/", "<meta name=HPC-Support-Assistant content='nofollow'><main><h1>Meta</h1><p>Text.</p><a href='/two/'>x</a></main>")
            .Set("/header/", context =>
            {
                context.Response.Headers["X-Robots-Tag"] = "otherbot: noindex, nofollow, hpc-support-assistant: nofollow";
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync(Html("Header", "/three/"), context.RequestAborted);
            })
            .Page("/one/", Html("1")).Page("/two/", Html("2")).Page("/three/", Html("3"));

        Assert.Equal(["/", "/header/", "/meta/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task NoIndex_InTheHeader_TakesAKnownPageOut()
    {
        Site.Page("/", Html("Home", "a/")).Set("/a/", context =>
        {
            context.Response.Headers.Append("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 GMT");
            context.Response.Headers.Append("X-Robots-Tag", "noindex");
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(Html("A", "/b/"), context.RequestAborted);
        }).Page("/b/", Html("B"));

        var items = await CrawlAsync(Known((Site.Url + "a/", null)));

        Assert.Equal(["/", "/b/"], Paths(items));
        Assert.Equal(Site.Url + "a/", Assert.Single(items.OfType<GoneDocument>()).Address);
    }
}
