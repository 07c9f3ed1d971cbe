using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources;

public sealed class WebsiteFailureTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Start_NotListening_IsASourceExceptionThatNamesTheSetting()
    {
        Options.Url = "http://127.0.0.1:9/";

        var error = await Assert.ThrowsAsync<SourceException>(() => CrawlAsync());

        Assert.Contains("http://127.0.0.1:9/ (Sources:docs:Url)", error.Message, StringComparison.Ordinal);
        Assert.Contains("check the address", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "answered 404")]
    [InlineData(500, "answered 500")]
    [InlineData(403, "answered 403")]
    public async Task Start_WithErrorStatus_IsASourceException(int status, string expected)
    {
        Site.Status("/", status);

        Assert.Contains(expected, (await Assert.ThrowsAsync<SourceException>(() => CrawlAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NotAnAddress_IsASourceException()
    {
        Options.Url = "docs.example.org";

        Assert.Contains("no web address", (await Assert.ThrowsAsync<SourceException>(() => CrawlAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NotHtml_FailsAndIsNotComplete()
    {
        Site.Page("/", "%PDF", type: "application/pdf");

        var failure = Assert.IsType<FailedDocument>(Assert.Single(await CrawlAsync()));

        Assert.True(failure.IsWhole);
        Assert.Contains("application/pdf, which is no HTML page", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithServerError_IsTriedThreeTimesAndHindersCompletion()
    {
        Site.Page("/", Html("Home", "bad/", "good/")).Status("/bad/", 503, "7").Page("/good/", Html("Good"));

        var items = await CrawlAsync();

        Assert.Equal(["/", "/good/"], Paths(items));
        var failure = Assert.Single(items.OfType<FailedDocument>());
        Assert.Equal(Site.Url + "bad/", failure.Location);
        Assert.Contains("503", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(3, Site.HitsOf("/bad/"));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], Clock.Pauses);
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Fact]
    public async Task Page_ThatAsksForALongPause_GetsAMinute()
    {
        Site.Page("/", Html("Home", "busy/")).Status("/busy/", 429, "86400");

        await CrawlAsync();

        Assert.Equal(2, Clock.Pauses.Count(pause => pause == TimeSpan.FromSeconds(60)));
        Assert.True(Clock.Pauses.Max() <= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Page_FailingOnce_IsFetched()
    {
        var calls = 0;
        Site.Page("/", Html("Home", "flaky/")).Set("/flaky/", async context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) == 1 ? 502 : 200;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(Html("Flaky"), context.RequestAborted);
        });

        var items = await CrawlAsync();

        Assert.Equal(["/", "/flaky/"], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Page_ThatNeverAnswers_FailsWithTheTimeLimit()
    {
        var clock = new FakeTimeProvider();
        Policy = Policy with { Tries = 1, Timeout = TimeSpan.FromSeconds(30) };
        Site.Page("/", Html("Home", "silent/"));
        Site.Set("/silent/", async context =>
        {
            clock.Advance(TimeSpan.FromSeconds(31));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var items = await CrawlAsync(clock: clock);

        Assert.Contains("30 in all", Assert.Single(items.OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Fact]
    public async Task Page_Missing_IsGoneWhenKnownAndABrokenLinkWhenNot()
    {
        Site.Page("/", Html("Home", "typo/")).Status("/old/", 410);

        var items = await CrawlAsync(Known((Site.Url, null), (Site.Url + "old/", "\"1\"")));

        Assert.Equal(Site.Url + "old/", Assert.Single(items.OfType<GoneDocument>()).Address);
        Assert.Equal(new BrokenLink(Site.Url + "typo/", Site.Url), Assert.Single(items.OfType<BrokenLink>()));
        Assert.Empty(items.OfType<FailedDocument>());
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Page_MissingButListedInASitemap_Fails()
    {
        Site.Page("/", Html("Home")).Page("/sitemap.xml", $"<urlset><url><loc>{Site.Url}promised/</loc></url></urlset>", type: "application/xml");

        var failed = Assert.Single((await CrawlAsync()).OfType<FailedDocument>());

        Assert.Equal(Site.Url + "promised/", failed.Location);
        Assert.Contains($"{Site.Url}sitemap.xml lists it", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnotherType_IsPassedOver()
    {
        Site.Page("/", Html("Home", "manual", "a.pdf", "missing.dat")).Page("/manual", "%PDF", type: "application/pdf").Page("/a.pdf", "%PDF", type: "application/pdf");

        var items = await CrawlAsync();

        Assert.Equal(["/"], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Equal(0, Site.HitsOf("/a.pdf"));
    }

    [Fact]
    public async Task Page_TooLarge_FailsAndTheRestIsKept()
    {
        Policy = Policy with { MaxBytes = 1024 * 1024 };
        Site.Page("/", Html("Home", "huge/", "a/")).Page("/huge/", new string('x', 2 * 1024 * 1024)).Page("/a/", Html("A"));

        var items = await CrawlAsync();

        Assert.Equal(["/", "/a/"], Paths(items));
        Assert.Contains("larger than 1 MB", Assert.Single(items.OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sitemap_Broken_IsReportedAndHindersCompletion()
    {
        Site.Page("/", Html("Home")).Page("/sitemap.xml", "<urlset><url>", type: "text/xml");

        var items = await CrawlAsync();

        Assert.Equal(Site.Url + "sitemap.xml", Assert.Single(items.OfType<FailedDocument>()).Location);
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Fact]
    public async Task Sitemap_AnsweredWithAPage_IsNone()
    {
        Site.Page("/", Html("Home")).Page("/sitemap.xml", "<!DOCTYPE html><html><body>Not here<br></body></html>");

        Assert.IsType<WalkCompleted>((await CrawlAsync())[^1]);
    }
}
