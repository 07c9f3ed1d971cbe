using Assistant.Ingest.Sources;
using Microsoft.AspNetCore.Http;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class DuplicatePageTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Address_WithAndWithoutSlash_IsOnePage()
    {
        Site.Page("/", Html("Home", "/a", "/a/", "/a/#x")).Page("/a", Html("A")).Page("/a/", Html("A"));

        Assert.Equal(["/", "/a"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Address_StoredWithASlash_StaysSo()
    {
        Site.Page("/", Html("Home", "/a")).Page("/a", Html("A")).Page("/a/", Html("A"), "\"1\"");

        var items = await CrawlAsync(Known((Site.Url + "a/", "\"1\"")));

        Assert.Equal(Site.Url + "a/", Assert.Single(items.OfType<UnchangedDocument>()).Address);
        Assert.Equal(["/"], Paths(items));
    }

    [Theory]
    [InlineData("/a", "/a/")]
    [InlineData("/a/", "/a")]
    public async Task Address_ThatIsThereInOneFormOnly_IsFound(string wrong, string right)
    {
        Site.Page("/", Html("Home", wrong, "b/")).Page("/b/", Html("B", right)).Page(right, Html("A"));

        var items = await CrawlAsync();

        Assert.Equal(new[] { "/", right, "/b/" }.Order(StringComparer.Ordinal), Paths(items));
        Assert.Empty(items.OfType<FailedDocument>());
    }

    [Fact]
    public async Task PrintPages_AreLeftOut()
    {
        Site.Page("/", Html("Home", "/a/", "/a/print/", "/print/a/", "/print_page/", "/_print/", "/a/?print=1", "/print.html", "/a/?printable=yes"))
            .Page("/a/", Html("A")).Page("/a/print/", Html("A")).Page("/print/a/", Html("A")).Page("/print_page/", Html("All"))
            .Page("/_print/", Html("All")).Page("/print.html", Html("All"));

        Assert.Equal(["/", "/a/"], Paths(await CrawlAsync()));
        Assert.Equal(0, Site.HitsOf("/print_page/"));
    }

    [Fact]
    public async Task PagesAboutPrinting_AreKept()
    {
        Site.Page("/", Html("Home", "/commands/print/", "/print/quota/", "/services/print.html"))
            .Page("/commands/print/", Html("The print command")).Page("/print/quota/", Html("Quota")).Page("/services/print.html", Html("Printing"));

        Assert.Equal(["/", "/commands/print/", "/print/quota/", "/services/print.html"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Canonical_InTheHeader_Counts()
    {
        Site.Page("/", Html("Home", "/a/?lang=en")).Page("/a/", Html("A")).Set("/a/?lang=en", context =>
        {
            context.Response.Headers.Append("Link", "</style.css>; rel=preload, </a/>; rel=\"canonical\"");
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(Html("A"), context.RequestAborted);
        });

        Assert.Equal(["/", "/a/"], Paths(await CrawlAsync()));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Canonical_ThatCannotBeHad_LosesNoPage(int status)
    {
        Site.Page("/", Html("Home", "/a/", "/b/", "/gone/")).Status("/gone/", status)
            .Page("/a/", "<link rel=canonical href='/gone/'>" + Html("A")).Page("/b/", "<link rel=canonical href='/never/'>" + Html("B")).Status("/never/", status);

        Assert.Equal(["/", "/a/", "/b/"], Paths(await CrawlAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Canonical_UnderWayAlready_LosesNoPageWhereItCannotBeHad()
    {
        var isRead = new TaskCompletionSource();
        Site.Page("/", Html("Home", "/gone/", "/a/", "/b/")).Page("/a/", "<link rel=canonical href='/gone/'>" + Html("A", "/c/"))
            .Set("/gone/", async context =>
            {
                await isRead.Task;
                context.Response.StatusCode = 404;
            })
            .Page("/b/", Html("B")).Set("/c/", context => // linked by /a/, so that has been read
            {
                isRead.TrySetResult();
                return context.Response.WriteAsync(Html("C"), context.RequestAborted);
            });

        Assert.Equal(["/", "/a/", "/b/", "/c/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task RedirectStub_LeadsToItsTarget()
    {
        Site.Page("/", Html("Home", "/old/")).Page("/old/", "<meta http-equiv=refresh content='0; url=../new/'>").Page("/new/", Html("New"));

        Assert.Contains("/new/", Paths(await CrawlAsync()));
    }
}
