using System.Text;
using Assistant.Fakes.Sites;
using Assistant.Ingest.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class HostilePageTests : WebsiteCrawlFixture
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Bomb_UnpacksToTheLimitAndFails(string encoding)
    {
        Site.Bomb("/x/", encoding, megabytes: 100);

        Assert.Contains("larger than 20 MB", await FailureOfXAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageOf50Megabytes_Fails()
    {
        Site.Set("/x/", async context =>
        {
            context.Response.ContentType = "text/html";
            var block = new byte[1024 * 1024];
            for (var sent = 0; sent < 50; sent++)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        Assert.Contains("larger than 20 MB", await FailureOfXAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageOfSeveralMegabytes_IsRead()
    {
        Site.Page("/x/", Html("X") + string.Concat(Enumerable.Repeat("<p>A line of a long reference page, one of many.</p>", 100_000)));

        Assert.Equal(["/", "/a/", "/x/"], await PathsWithXAsync());
    }

    [Fact]
    public async Task PageOfAMillionLinks_FailsForItsTags()
    {
        Site.Page("/x/", string.Concat(Enumerable.Range(0, 1_000_000).Select(number => $"<a href=p{number}>")));

        Assert.Contains("more than 400000 tags", await FailureOfXAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><i>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("</p><p")]
    [InlineData("<!--")]
    [InlineData("<a href='")]
    public async Task MarkupNestedOrBrokenAHundredThousandTimes_IsReadOrReported(string markup)
    {
        Site.Page("/x/", "<h1>X</h1><p>Words.</p>" + string.Concat(Enumerable.Repeat(markup, 100_000)));

        var items = await CrawlWithXAsync();

        Assert.Contains("/a/", Paths(items));
        Assert.True(Paths(items).Contains("/x/") || items.OfType<FailedDocument>().Any());
    }

    [Fact]
    public async Task RandomBytes_AreReadOrReported()
    {
        var random = new Random(4);
        foreach (var number in Enumerable.Range(0, 30))
        {
            var bytes = new byte[4000];
            random.NextBytes(bytes);
            Site.Bytes($"/r{number}/", [.. "<html><p>"u8, .. bytes]);
        }
        Site.Page("/", Html("Home", [.. Enumerable.Range(0, 30).Select(number => $"r{number}/")]));

        var items = await CrawlAsync();

        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Equal(31, items.OfType<FetchedDocument>().Count() + items.OfType<FailedDocument>().Count());
    }

    [Fact]
    public async Task BodyCutOff_IsTriedAgainAndFails()
    {
        Site.CutOff("/x/");

        Assert.Contains("a broken one", await FailureOfXAsync(), StringComparison.Ordinal);
        Assert.Equal(3, Site.HitsOf("/x/"));
    }

    [Fact]
    public async Task BrokenCompression_Fails()
    {
        Site.Bytes("/x/", Encoding.ASCII.GetBytes("this is no gzip at all, whatever the header says"), "gzip");

        Assert.NotEmpty(await FailureOfXAsync());
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("lzma")]
    public async Task CompressionThatNobodyAskedFor_Fails(string encoding)
    {
        Site.Bytes("/x/", [0x1F, 0x8B, 0x08], encoding);

        Assert.NotEmpty(await FailureOfXAsync());
    }

    [Fact]
    public async Task EndlessRedirect_Fails()
    {
        Site.EndlessRedirect("/x/", hops: 100);

        Assert.Contains("10 redirects in a row", await FailureOfXAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[::broken/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task RedirectToNowhere_IsNotFollowed(string location)
    {
        Site.Set("/x/", context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });

        Assert.Equal(["/", "/a/"], await PathsWithXAsync());
    }

    [Fact]
    public async Task BodyThatDrips_EndsWithTheTotalLimit()
    {
        var clock = new FakeTimeProvider();
        Policy = Policy with { Tries = 1, Timeout = TimeSpan.FromSeconds(60), IdleTimeout = TimeSpan.FromSeconds(20) };
        Options.Concurrency = 1;
        var drops = 0;
        Site.Page("/", Html("Home", "a/", "x/")).Page("/a/", Html("A"))
            .Dripping("/x/", () => clock.Advance(TimeSpan.FromSeconds(++drops <= 7 ? 10 : 0))); // then it is cut off, and others have their time

        var items = await CrawlAsync(clock: clock);

        Assert.Equal(["/", "/a/"], Paths(items));
        Assert.Contains("did not answer in time", Assert.Single(items.OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadersThatMakeNoSense_AreNoObstacle()
    {
        Site.Set("/x/", async context =>
        {
            context.Response.Headers["ETag"] = "no quotes";
            context.Response.Headers["Last-Modified"] = "yesterday";
            context.Response.Headers["Link"] = "<<>;;rel=canonical";
            context.Response.Headers["X-Robots-Tag"] = ",,:";
            context.Response.Headers["Content-Type"] = "text/html;charset=\"utf-9\"";
            await context.Response.WriteAsync(Html("X"), context.RequestAborted);
        });

        Assert.Equal(["/", "/a/", "/x/"], await PathsWithXAsync());
    }

    private async Task<string> FailureOfXAsync()
    {
        var items = await CrawlWithXAsync();
        Assert.Equal(["/", "/a/"], Paths(items));
        var failure = Assert.Single(items.OfType<FailedDocument>());
        Assert.Equal(Site.Url + "x/", failure.Location);
        return failure.Reason;
    }

    private async Task<List<string>> PathsWithXAsync() => Paths(await CrawlWithXAsync());

    private Task<List<SourceItem>> CrawlWithXAsync()
    {
        Site.Page("/", Html("Home", "x/", "a/")).Page("/a/", Html("A"));
        return CrawlAsync();
    }
}
