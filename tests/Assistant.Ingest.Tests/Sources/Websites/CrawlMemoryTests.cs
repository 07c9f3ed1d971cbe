using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class CrawlMemoryTests : WebsiteCrawlFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crawl-memory");

    public CrawlMemoryTests() => MemoryFile = Path.Combine(_folder.FullName, "crawls", "docs.memory");

    [Fact]
    public async Task UnchangedSite_TransfersNoBodyAndIsComplete()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        var before = Site.Hits.Count;

        var items = await CrawlAsync(known);

        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), items.OfType<UnchangedDocument>().Select(item => item.Address).Order(StringComparer.Ordinal));
        Assert.Empty(items.OfType<FetchedDocument>());
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Equal(before * 2, Site.Hits.Count);
    }

    [Fact]
    public async Task Page_ThatNothingLinksToAnyMore_IsNotSeen()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        Site.Page("/hub/", Hub("b/"), "\"hub2\"");

        var items = await CrawlAsync(known);

        Assert.DoesNotContain(items, item => item is UnchangedDocument { Address: var address } && address == Site.Url + "a/");
        Assert.Empty(items.OfType<GoneDocument>());
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Page_ThatNothingLinksToAndThatIsMissing_IsGone()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        Site.Page("/hub/", Hub("b/"), "\"hub2\"").Status("/a/", 404);

        Assert.Equal(Site.Url + "a/", Assert.Single((await CrawlAsync(known)).OfType<GoneDocument>()).Address);
    }

    [Fact]
    public async Task NewPage_BehindOneThatIsNoDocument_IsFound()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        Site.Page("/hub/", Hub("a/", "b/", "c/"), "\"hub2\"").Page("/c/", Html("C"), "\"c\"");

        Assert.Equal(["/c/", "/hub/"], Paths(await CrawlAsync(known)));
    }

    [Fact]
    public async Task Links_OfAVersionThatNobodyRemembers_AreReadAgain()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        // As after a run that was killed: the store has the new version, the memory the old one.
        Site.Page("/a/", Html("A", "/c/"), "\"a2\"").Page("/c/", Html("C"), "\"c\"");
        known[Site.Url + "a/"] = new DocumentVersion("\"a2\"", null);

        Assert.Equal(["/a/", "/c/"], Paths(await CrawlAsync(known)));
    }

    [Fact]
    public async Task Memory_Lost_CostsOneTransferAndNothingElse()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        await File.WriteAllTextAsync(MemoryFile!, "crawl memory, but broken", Token);

        Assert.Equal(["/", "/a/", "/b/", "/hub/"], Paths(await CrawlAsync(known)));
        Assert.Equal(3, (await CrawlAsync(known)).OfType<UnchangedDocument>().Count());
    }

    [Fact]
    public async Task PageThatFails_KeepsWhatItLinkedTo()
    {
        SetSite();
        var known = await CrawlAndRememberAsync();
        Site.Status("/hub/", 500);

        var items = await CrawlAsync(known);

        Assert.Equal(3, items.OfType<UnchangedDocument>().Count());
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Theory]
    [InlineData("W/\"weak\"")]
    [InlineData("no-quotes")]
    public async Task ETag_OfAnyForm_ComesBackAsItWas(string etag)
    {
        Site.Page("/", Html("Home"), etag);
        var known = await CrawlAndRememberAsync();

        Assert.Single((await CrawlAsync(known)).OfType<UnchangedDocument>());
    }

    [Fact]
    public void Ids_PackAndUnpack()
    {
        int[] ids = [0, 1, 2, 127, 128, 300, 20_000, 2_000_000, int.MaxValue];

        Assert.Equal(ids, IdList.Unpack(IdList.Pack(ids)));
    }

    private void SetSite() => Site.Page("/", Html("Home", "hub/"), "\"home\"").Page("/hub/", Hub("a/", "b/"), "\"hub\"")
        .Page("/a/", Html("A"), "\"a\"").Page("/b/", Html("B"), "\"b\"");

    private static string Hub(params string[] links) => $"<nav>{string.Concat(links.Select(link => $"<a href='/{link}'>{link}</a>"))}</nav>";

    // As a run does: what has no content is no document.
    private async Task<Dictionary<string, DocumentVersion>> CrawlAndRememberAsync() => (await CrawlAsync()).OfType<FetchedDocument>()
        .Where(page => page.Page!.Sections.Count > 0).ToDictionary(page => page.Address, page => page.Version);
}
