using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Ingest.Tests.Sources;

public sealed class WebsiteFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("site").FullName;
    private readonly SourceOptions _options = new() { Kind = SourceKind.Website };

    public WebsiteFolderTests()
    {
        _options.Path = _root;
        Write("index.html", "Home");
        Write("storage/scratch/index.html", "Scratch");
        Write("faq page.html", "FAQ");
        Write("404.html", "Not found");
        File.WriteAllText(Path.Combine(_root, "style.css"), "p {}");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Read_WithoutBaseUrl_GivesPathsOfTheApp()
    {
        var items = await ReadAsync();

        Assert.Equal(["/sources/docs/faq%20page.html", "/sources/docs/", "/sources/docs/storage/scratch/"], Addresses(items));
        Assert.All(items.OfType<FetchedDocument>(), page => Assert.Equal(page.Address, page.Url));
        Assert.Equal("FAQ", items.OfType<FetchedDocument>().First().Page!.Title);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Read_WithBaseUrl_GivesPublicAddresses()
    {
        _options.BaseUrl = "https://docs.example.org/v1";

        Assert.Contains("https://docs.example.org/v1/storage/scratch/", Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_NameWithSigns_IsAddressedAsALinkWouldBe()
    {
        Write("apps/starccm+/index.html", "Solver");
        _options.BaseUrl = "https://docs.example.org/";

        Assert.Contains("https://docs.example.org/apps/starccm+/", Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_PagesForPrinting_AreLeftOut()
    {
        Write("print_page/index.html", "All at once");
        Write("print.html", "All at once");
        Write("commands/print/index.html", "The print command");

        Assert.Equal(
            ["/sources/docs/commands/print/", "/sources/docs/faq%20page.html", "/sources/docs/", "/sources/docs/storage/scratch/"], Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_WithPatterns_TakesWhatMatches()
    {
        _options.Include = ["/storage/*"];

        Assert.Equal(["/sources/docs/storage/scratch/"], Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_Again_YieldsOnlyWhatChanged()
    {
        var known = (await ReadAsync()).OfType<FetchedDocument>().ToDictionary(page => page.Address, page => page.Version);
        Write("index.html", "Home, second edition");

        var items = await ReadAsync(known);

        Assert.Equal(["/sources/docs/"], Addresses(items));
        Assert.Equal(2, items.OfType<UnchangedDocument>().Count());
    }

    [Fact]
    public async Task Read_OfAMissingFolder_SaysWhichAndWhatToDo()
    {
        _options.Path = Path.Combine(_root, "gone");

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync());

        Assert.Contains(_options.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Sources:docs:Path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FileInLatin1_IsDecodedByItsOwnDeclaration()
    {
        await File.WriteAllBytesAsync(
            Path.Combine(_root, "index.html"),
            System.Text.Encoding.Latin1.GetBytes("<meta charset=iso-8859-1><main><h1>Größe</h1><p>x</p></main>"),
            TestContext.Current.CancellationToken);

        Assert.Contains((await ReadAsync()).OfType<FetchedDocument>(), page => page.Page!.Title == "Größe");
    }

    [Fact]
    public async Task Read_WithAFolderThatCannotBeListed_ReportsIt_AndIsNotComplete()
    {
        Assert.SkipUnless(UnlistableFolder.IsPossible, "Needs the longest path of Linux.");
        UnlistableFolder.Make(_root);
        try
        {
            var items = await ReadAsync();

            var failed = Assert.Single(items.OfType<FailedDocument>());
            Assert.StartsWith(Path.Combine(_root, "000"), failed.Location, StringComparison.Ordinal);
            Assert.Contains("cannot be listed", failed.Reason, StringComparison.Ordinal);
            Assert.True(failed.IsWhole);
            Assert.Equal(3, Addresses(items).Count);
            Assert.Empty(items.OfType<WalkCompleted>());
        }
        finally
        {
            UnlistableFolder.Delete(_root);
            Directory.CreateDirectory(_root);
        }
    }

    [Fact]
    public async Task Read_WithAFolderThatCannotBeListedButIsExcluded_IsComplete()
    {
        Assert.SkipUnless(UnlistableFolder.IsPossible, "Needs the longest path of Linux.");
        UnlistableFolder.Make(_root);
        _options.Exclude = ["/000*"];
        try
        {
            Assert.IsType<WalkCompleted>((await ReadAsync())[^1]);
        }
        finally
        {
            UnlistableFolder.Delete(_root);
            Directory.CreateDirectory(_root);
        }
    }

    private void Write(string path, string title)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"<html><body><main><h1>{title}</h1><p>Text.</p></main></body></html>");
    }

    private async Task<List<SourceItem>> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known = null)
    {
        using var http = new HttpClient();
        var source = new WebsiteSource("docs", _options, http, new HtmlReader(), TimeProvider.System, NullLogger<WebsiteSource>.Instance);
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(known, TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }
        return items;
    }

    private static List<string> Addresses(List<SourceItem> items) => [.. items.OfType<FetchedDocument>().Select(page => page.Address)];
}
