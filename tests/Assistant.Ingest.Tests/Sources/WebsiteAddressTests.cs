using System.Text;
using Assistant.Ingest.Sources;
using Microsoft.AspNetCore.Http;

namespace Assistant.Ingest.Tests.Sources;

public sealed class WebsiteAddressTests : WebsiteCrawlFixture
{
    [Fact]
    public async Task Redirect_WithinTheHost_CountsForItsTargetOnce()
    {
        Site.Page("/", Html("Home", "old/", "new/")).Redirect("/old/", "/new/").Page("/new/", Html("New"));

        var items = await CrawlAsync();

        Assert.Equal(["/", "/new/"], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Redirect_ToAnotherHost_IsNotFollowed()
    {
        Site.Page("/", Html("Home", "away/")).Redirect("/away/", "http://127.0.0.1:9/x/");

        var items = await CrawlAsync();

        Assert.Equal(["/"], Paths(items));
        Assert.Empty(items.OfType<FailedDocument>());
    }

    [Fact]
    public async Task Redirect_OfTheStartToAnotherHost_SaysWhere()
    {
        Site.Redirect("/", "https://elsewhere.invalid/");

        var error = await Assert.ThrowsAsync<SourceException>(() => CrawlAsync());

        Assert.Contains("redirects to https://elsewhere.invalid/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_InACircle_FailsThatPage()
    {
        Site.Page("/", Html("Home", "a/")).Redirect("/a/", "/b/").Redirect("/b/", "/a/");

        Assert.Contains("circle", Assert.Single((await CrawlAsync()).OfType<FailedDocument>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_ToIndexHtml_IsTheDirectorysPage()
    {
        Site.Page("/", Html("Home", "a/")).Redirect("/a/", "/a/index.html").Page("/a/index.html", Html("A"));

        Assert.Equal(["/", "/a/"], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Canonical_OfAnotherHost_IsIgnored()
    {
        Site.Page("/", Canonical("https://docs.example.org/"));

        Assert.Equal([Site.Url], (await CrawlAsync()).OfType<FetchedDocument>().Select(page => page.Url));
    }

    [Fact]
    public async Task Canonical_OfTheBaseUrl_IsThePagesAddressAndKnownByItNextTime()
    {
        Options.BaseUrl = "https://docs.example.org/v2/";
        Site.Page("/", Canonical("https://docs.example.org/v2/") + "<a href='a/'>a</a>", "\"1\"").Page("/a/", Canonical("https://docs.example.org/v2/a/"), "\"2\"");

        var first = (await CrawlAsync()).OfType<FetchedDocument>().ToDictionary(page => page.Address, page => page.Version);
        var second = await CrawlAsync(first);

        Assert.Equal(["https://docs.example.org/v2/", "https://docs.example.org/v2/a/"], first.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.OfType<UnchangedDocument>().Select(page => page.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Canonical_OfATwin_StoresTheTwinAlone()
    {
        Site.Page("/", Html("Home", "a/?print=1")).Page("/a/?print=1", Canonical("/a/")).Page("/a/", Canonical("/a/"));

        Assert.Equal(["/", "/a/"], Paths(await CrawlAsync()));
    }

    [Theory]
    [InlineData("/")] // the front page, by mistake of a template
    [InlineData("/b/")] // each names the other
    public async Task Canonical_ThatWouldLoseAPage_IsIgnored(string canonical)
    {
        Site.Page("/", Html("Home", "a/")).Page("/a/", Canonical(canonical) + "<a href='/b/'>b</a>").Page("/b/", Canonical("/a/"));

        var paths = Paths(await CrawlAsync());

        Assert.Equal(2, paths.Count(path => path is "/" or "/a/" or "/b/"));
        Assert.Contains(paths, path => path is "/a/" or "/b/");
    }

    [Fact]
    public async Task Body_CompressedOrInAnotherCharset_IsText()
    {
        Site.Page("/", Html("Home", "zip/", "latin/")).Gzipped("/zip/", Html("Grüße"))
            .Set("/latin/", context =>
            {
                context.Response.ContentType = "text/html; charset=ISO-8859-1";
                return context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes(Html("Größe")), context.RequestAborted).AsTask();
            });

        var titles = (await CrawlAsync()).OfType<FetchedDocument>().Select(page => page.Page!.Title);

        Assert.Equal(["Größe", "Grüße", "Home"], titles.Order(StringComparer.Ordinal));
    }

    private static string Canonical(string address) => $"<head><link rel='canonical' href='{address}'></head><main><p>Text.</p></main>";
}
