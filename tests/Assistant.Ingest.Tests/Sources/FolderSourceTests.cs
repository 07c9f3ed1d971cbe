using System.Text;
using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Tests.Reading.Pdf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources;

public sealed class FolderSourceTests : IDisposable
{
    private static readonly DateTime Yesterday = DateTime.UtcNow.AddDays(-1);

    private readonly string _outside = Directory.CreateTempSubdirectory("outside").FullName;
    private readonly string _root = Directory.CreateTempSubdirectory("folder").FullName;
    private readonly SourceOptions _options = new() { Kind = SourceKind.Folder };
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public FolderSourceTests()
    {
        _options.Path = _root;
        Write("index.md", "# Home\n\nText.");
        Write("ops/disk failure.txt", "Replace it.");
    }

    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public async Task Read_FilesOfAllFormats_HaveAddressesOfTheApp()
    {
        Write("a.html", "<title>Page</title><main><p>x</p></main>");
        Write("b.rst", "Title\n=====\n\nText.");
        await File.WriteAllBytesAsync(Path.Combine(_root, "c+1.pdf"), PdfFiles.Of(["Some text of a page."]), TestContext.Current.CancellationToken);

        var items = await ReadAsync();

        Assert.Equal(
            ["/sources/runbooks/a.html Page", "/sources/runbooks/b.rst Title", "/sources/runbooks/c%2B1.pdf C+1", "/sources/runbooks/index.md Home", "/sources/runbooks/ops/disk%20failure.txt Disk failure"],
            items.OfType<FetchedDocument>().Select(document => $"{document.Address} {document.Page!.Title}"));
        Assert.All(items.OfType<FetchedDocument>(), document => Assert.Equal((document.Url, true), (document.Address, document.Bytes > 0)));
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Read_Again_ReadsOnlyWhatChanged()
    {
        var known = Versions(await ReadAsync());
        Write("index.md", "# Home\n\nOther.");

        var items = await ReadAsync(known);

        Assert.Equal(["/sources/runbooks/index.md"], Addresses(items));
        Assert.Equal(["/sources/runbooks/ops/disk%20failure.txt"], items.OfType<UnchangedDocument>().Select(document => document.Address));
    }

    [Fact]
    public async Task Read_FileTouchedButTheSame_IsUnchanged()
    {
        var known = Versions(await ReadAsync());
        File.SetLastWriteTimeUtc(Path.Combine(_root, "index.md"), DateTime.UtcNow.AddHours(-1));

        Assert.Empty(Addresses(await ReadAsync(known)));
    }

    [Fact]
    public async Task Read_FileChangedWithinTheGrainOfTheClock_IsSeen()
    {
        var path = Path.Combine(_root, "index.md");
        var now = _clock.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(path, now);
        var known = Versions(await ReadAsync());
        await File.WriteAllTextAsync(path, "# Home\n\nTexx.", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, now);

        Assert.Equal(["/sources/runbooks/index.md"], Addresses(await ReadAsync(known)));
    }

    [Fact]
    public async Task Read_HiddenAndManagedFiles_AreLeftOut()
    {
        foreach (var path in new[] { ".git/a.md", ".svn/b.md", "CVS/c.md", ".hidden.md", "ops/.swp/d.txt", "node_modules/e.md" })
        {
            Write(path, "x");
        }

        Assert.Equal(2, Addresses(await ReadAsync()).Count);
    }

    [Fact]
    public async Task Read_OtherAndBinaryFiles_AreLeftOut()
    {
        Write("tool.py", "print()");
        await File.WriteAllBytesAsync(Path.Combine(_root, "core.txt"), [1, 0, 2], TestContext.Current.CancellationToken);

        var items = await ReadAsync();

        Assert.Equal(2, Addresses(items).Count);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Read_WithPatterns_TakesWhatMatches()
    {
        _options.Include = ["/ops/*", "*.md"];
        _options.Exclude = ["/index*"];

        Assert.Equal(["/sources/runbooks/ops/disk%20failure.txt"], Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_Links_AreNotFollowedOutOfTheFolder()
    {
        await File.WriteAllTextAsync(Path.Combine(_outside, "secret.md"), "secret", TestContext.Current.CancellationToken);
        Write(".mounted/real.md", "# Real\n\nText.");
        File.CreateSymbolicLink(Path.Combine(_root, "leak.md"), Path.Combine(_outside, "secret.md"));
        File.CreateSymbolicLink(Path.Combine(_root, "mounted.md"), Path.Combine(_root, ".mounted", "real.md"));
        File.CreateSymbolicLink(Path.Combine(_root, "twice.md"), Path.Combine(_root, "index.md"));
        File.CreateSymbolicLink(Path.Combine(_root, "gone.md"), Path.Combine(_root, "nothing.md"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "outside"), _outside);
        Directory.CreateSymbolicLink(Path.Combine(_root, "circle"), _root);

        Assert.Equal(["/sources/runbooks/index.md", "/sources/runbooks/mounted.md", "/sources/runbooks/ops/disk%20failure.txt"], Addresses(await ReadAsync()));
    }

    [Fact]
    public async Task Read_FolderThatIsALinkItself_IsRead()
    {
        var link = Path.Combine(_outside, "current");
        Directory.CreateSymbolicLink(link, _root);
        _options.Path = link;

        Assert.Equal(2, Addresses(await ReadAsync()).Count);
    }

    [Fact]
    public async Task Read_DocumentThatCannotBeRead_KeepsTheOthersAndItself()
    {
        await File.WriteAllBytesAsync(Path.Combine(_root, "scan.pdf"), PdfFiles.Scan(), TestContext.Current.CancellationToken);

        var items = await ReadAsync();

        var failed = Assert.Single(items.OfType<FailedDocument>());
        Assert.Equal((Path.Combine(_root, "scan.pdf"), "/sources/runbooks/scan.pdf"), (failed.Location, failed.Address));
        Assert.Equal(2, Addresses(items).Count);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Read_MissingFolder_SaysWhichAndWhatToDo()
    {
        _options.Path = Path.Combine(_root, "gone");

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync());

        Assert.Contains(_options.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Sources:runbooks:Path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FolderThatIsSuddenlyEmpty_TakesNothingForRemoved()
    {
        var known = Versions(await ReadAsync());
        _options.Include = ["/nothing/*"];

        Assert.IsType<FailedDocument>(Assert.Single(await ReadAsync(known)));
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
            Assert.Equal(2, Addresses(items).Count);
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

    private void Write(string path, string content)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content, Encoding.UTF8);
        File.SetLastWriteTimeUtc(file, Yesterday);
    }

    private async Task<List<SourceItem>> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known = null)
    {
        var source = new FolderSource("runbooks", _options, new HtmlReader(), _clock, NullLogger<FolderSource>.Instance);
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(known, TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }
        return items;
    }

    private static Dictionary<string, DocumentVersion> Versions(List<SourceItem> items) =>
        items.OfType<FetchedDocument>().ToDictionary(document => document.Address, document => document.Version);

    private static List<string> Addresses(List<SourceItem> items) => [.. items.OfType<FetchedDocument>().Select(document => document.Address)];
}
