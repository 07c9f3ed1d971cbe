using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class VersionFolderTests : WebsiteCrawlFixture
{
    private static readonly string[] Guide = ["", "install/", "queues/", "storage/"];

    [Theory]
    [InlineData("stable")]
    [InlineData("latest")]
    [InlineData("v1.2")]
    [InlineData("1.2.3")]
    [InlineData("release-4")]
    [InlineData("2.x")]
    [InlineData("v3")]
    [InlineData("1.0rc1")]
    public void Parse_OfAVersion(string folder) => Assert.NotNull(VersionName.Parse(folder));

    [Theory]
    [InlineData("2024")]
    [InlineData("3")]
    [InlineData("intro")]
    [InlineData("v")]
    [InlineData("python3.11")]
    [InlineData("127.0.0.1-setup")]
    public void Parse_OfAnythingElse_IsNone(string folder) => Assert.Null(VersionName.Parse(folder));

    [Fact]
    public void CompareTo_PutsTheOneToReadLast()
    {
        string[] sorted = ["dev", "main", "v1.10-rc1", "v1.2", "v1.10", "2.0", "2.x", "latest", "stable"];

        Assert.Equal(sorted, sorted.Reverse().Select(VersionName.Parse).Order().Select(version => version!.Folder));
    }

    [Theory]
    [InlineData("/en/latest/", "/en/stable/", "/en/v1.0/", "/en/stable/")]
    [InlineData("/v1.2/", "/v1.10/", "/v1.9/", "/v1.10/")]
    [InlineData("/docs/dev/", "/docs/latest/", "/docs/1.0/", "/docs/latest/")]
    public async Task Crawl_FromAFrontPage_ReadsTheBestVersion(string one, string two, string three, string best)
    {
        foreach (var version in new[] { one, two, three })
        {
            SetGuide(version, one, two, three);
        }
        Site.Page("/", Html("Home", one, two, three));

        var items = await CrawlAsync();

        Assert.Equal(["/", .. Guide.Select(page => best + page).Order(StringComparer.Ordinal)], Paths(items));
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Crawl_WhoseStartLeadsToAVersion_ReadsThatThoughPagesNameAnotherAsCanonical()
    {
        SetGuide("/en/latest/", "/en/stable/", "/en/latest/");
        SetGuide("/en/stable/", "/en/latest/");
        foreach (var page in Guide)
        {
            Site.Page("/en/latest/" + page, $"<link rel=canonical href='/en/stable/{page}'>" + Html("Latest " + page, [.. Guide.Select(other => "/en/latest/" + other), "/en/stable/"]));
        }
        Site.Redirect("/", "/en/latest/");

        Assert.Equal(Guide.Select(page => "/en/latest/" + page).Order(StringComparer.Ordinal), Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_WithPagesBesideTheVersions_ReadsThose()
    {
        SetGuide("/docs/", "/docs/next/", "/docs/1.0/");
        SetGuide("/docs/next/", "/docs/");
        SetGuide("/docs/1.0/", "/docs/");
        Site.Page("/", Html("Home", "/docs/"));

        Assert.Equal(["/", .. Guide.Select(page => "/docs/" + page).Order(StringComparer.Ordinal)], Paths(await CrawlAsync()));
    }

    [Fact]
    public async Task Crawl_OfFoldersThatOnlyLookLikeVersions_ReadsAll()
    {
        string[] notes = ["/1.0/", "/1.1/", "/2.0/"];
        string[] sections = ["/main/account/", "/dev/compilers/", "/dev/debuggers/"];
        string[] software = ["/software/python/3.11/", "/software/python/3.12/"];
        string[] all = [.. notes, .. sections, .. software];
        Site.Page("/", Html("Home", all));
        foreach (var page in all)
        {
            Site.Page(page, Html(page));
        }

        Assert.Equal(["/", .. all.Order(StringComparer.Ordinal)], Paths(await CrawlAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crawl_OfASectionWhosePagesAreElsewhereInBrokenLinksAlone_ReadsIt(bool redirectsWhatIsMissing)
    {
        string[] section = ["/development/", .. Guide[1..].Select(page => "/development/" + page)];
        Site.Page("/", Html("Home", [.. section, "/notes/"]));
        Site.Page("/notes/", Html("Notes", "/install/", "/queues/", "/storage/"));
        foreach (var page in section)
        {
            Site.Page(page, Html(page, section));
        }
        foreach (var missing in redirectsWhatIsMissing ? Guide[1..] : [])
        {
            Site.Redirect("/" + missing, "/");
        }

        var items = await CrawlAsync();

        Assert.Equal(["/", .. section.Append("/notes/").Order(StringComparer.Ordinal)], Paths(items));
        Assert.DoesNotContain(items, item => item is SourceRemark);
    }

    [Fact]
    public async Task Crawl_ThatLeavesVersionsOut_SaysWhich()
    {
        SetGuide("/latest/", "/latest/", "/v1.2/");
        SetGuide("/v1.2/", "/latest/");
        Site.Page("/", Html("Home", "/latest/", "/v1.2/"));

        var remark = Assert.Single((await CrawlAsync()).OfType<SourceRemark>());

        Assert.Contains($"{Site.Url}v1.2/ (", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_BelowAVersion_StaysThere()
    {
        Options.Url = Site.Url + "en/v1.0/";
        SetGuide("/en/v1.0/", "/en/stable/");
        SetGuide("/en/stable/", "/en/v1.0/");

        Assert.Equal(Guide.Select(page => "/en/v1.0/" + page).Order(StringComparer.Ordinal), Paths(await CrawlAsync()));
    }

    private void SetGuide(string folder, params string[] others)
    {
        foreach (var page in Guide)
        {
            Site.Page(folder + page, Html(folder + page, [.. Guide.Select(other => folder + other), .. others]));
        }
    }
}
