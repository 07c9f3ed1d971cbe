using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Embedded;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Embedded;

/// <summary>What the embedded store makes of its folders: those that are bad, vanish, come back, or were left by a dead process.</summary>
public sealed class EmbeddedFolderTests : IDisposable
{
    private readonly EmbeddedStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stores.Dispose();

    [Fact]
    public async Task Folders_OfSources_AreClosedToOthersAndTellCapitalsApart()
    {
        await StoreAsync("docs", "queue small");
        await StoreAsync("DoCs", "queue capital");

        var folders = System.IO.Directory.GetDirectories(_stores.Root);
        Assert.Equal(2, folders.DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(["DoCs", "docs"], (await _stores.Open().GetStatusAsync(Token)).Sources.Select(source => source.Source));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            foreach (var folder in folders.Append(_stores.Root))
            {
                Assert.Equal(OwnerAlone, File.GetUnixFileMode(folder));
            }
        }
    }

    [Fact]
    public async Task Root_IsAFile_SaysWhereAndWhatToDo()
    {
        await File.WriteAllTextAsync(_stores.Root, "in the way", Token);

        var write = await Assert.ThrowsAsync<PassageStoreException>(() => _stores.Open().OpenWriterAsync("docs", Token));
        var read = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(_stores.Open()));

        Assert.All([write, read], fault => Assert.Contains(_stores.Root, fault.Message));
        Assert.All([write, read], fault => Assert.Contains("Data:Path", fault.Message));
    }

    [Fact]
    public async Task Writer_WhileAnotherWrites_IsRefusedWithAReason()
    {
        await using var first = await _stores.Open().OpenWriterAsync("docs", Token);

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => _stores.Open().OpenWriterAsync("docs", Token));

        Assert.Contains("Another process writes", fault.Message);
    }

    [Fact]
    public async Task Writer_AfterADeathInTheMiddle_TakesOver()
    {
        await StoreAsync("docs", "queue before");
        var folder = Path.Combine(_stores.Root, "docs");
        var copy = Path.Combine(_stores.Data, "copy");
        await using (var dying = await _stores.Open().OpenWriterAsync("docs", Token))
        {
            await dying.ReplaceAsync(Document("/b"), PassagesOf(Document("/b"), "queue lost"), Token);
            CopyFolder(folder, copy); // What a process killed now would leave, its lock file included.
        }

        System.IO.Directory.Delete(folder, recursive: true);
        System.IO.Directory.Move(copy, folder);
        Assert.True(File.Exists(Path.Combine(folder, "write.lock")));

        Assert.Equal(["queue before"], await SearchAsync(_stores.Open()));
        await StoreAsync("docs", "queue after");
        Assert.Equal(["queue after"], await SearchAsync(_stores.Open()));
    }

    [Fact]
    public async Task Writer_AfterADeathInTheFirstCommit_BeginsAnew()
    {
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, "docs")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "segments_1"), [0x3F, 0xD7, 0x6C, 0x17], Token); // Cut off after the magic number.

        Assert.Empty(await SearchAsync(_stores.Open()));
        await StoreAsync("docs", "queue after");
        Assert.Equal(["queue after"], await SearchAsync(_stores.Open()));
    }

    [Fact]
    public async Task Folder_DeletedAndMadeAnew_IsNoticedByOpenReaders()
    {
        var store = _stores.Open();
        await StoreAsync("docs", "queue old");
        await StoreAsync("other", "queue other");
        Assert.Equal(2, (await SearchAsync(store)).Count);

        System.IO.Directory.Delete(Path.Combine(_stores.Root, "docs"), recursive: true);
        Assert.Equal(["queue other"], await SearchAsync(store));

        await StoreAsync("docs", "queue new");
        Assert.Equal(["queue new", "queue other"], (await SearchAsync(store)).Order());
    }

    [Fact]
    public async Task Index_Damaged_IsReportedAndHarmsNoOtherSource()
    {
        await StoreAsync("docs", "queue docs");
        await StoreAsync("other", "queue other");
        var folder = Path.Combine(_stores.Root, "docs");
        foreach (var file in System.IO.Directory.GetFiles(folder, "segments_*"))
        {
            await File.WriteAllBytesAsync(file, [1, 2, 3, 4, 5, 6, 7, 8], Token);
        }

        var store = _stores.Open();

        Assert.Equal(["queue other"], await SearchAsync(store));
        var search = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(store, "docs"));
        var write = await Assert.ThrowsAsync<PassageStoreException>(() => store.OpenWriterAsync("docs", Token));
        Assert.All([search.Message, write.Message], message => Assert.Contains($"{folder} cannot be read", message));
        Assert.All([search.Message, write.Message], message => Assert.Contains("take the source in again: ingest run --source docs", message));
        var status = (await store.GetStatusAsync(Token)).Sources.Single(source => source.Source == "docs");
        Assert.Equal((0, search.Message), (status.Passages, status.Fault));
    }

    [Fact]
    public async Task Index_Damaged_IsRebuiltBesideIt()
    {
        await StoreAsync("docs", "queue docs");
        var folder = Path.Combine(_stores.Root, "docs");
        foreach (var file in System.IO.Directory.GetFiles(folder, "segments_*"))
        {
            await File.WriteAllBytesAsync(file, [1, 2, 3, 4, 5, 6, 7, 8], Token);
        }

        var store = _stores.Open();
        await using (var rebuild = await store.OpenRebuildAsync("docs", Token))
        {
            Assert.False(await rebuild.KeepAsync(Document("/a"), null, Token));
            await rebuild.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "queue anew"), Token);
            await rebuild.SwitchAsync(Token);
        }

        Assert.Equal(["queue anew"], await SearchAsync(store));
        Assert.Null((await store.GetStatusAsync(Token)).Sources.Single().Fault);
        Assert.Equal(["current", "g1"], System.IO.Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Rebuild_OfADeadProcess_IsClearedByTheNextWriter()
    {
        await StoreAsync("docs", "queue old");
        var left = System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, "docs", "g1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "_0.fdt"), "half written", Token);

        Assert.Equal(["queue old"], await SearchAsync(_stores.Open()));
        await StoreAsync("docs", "queue new");

        Assert.False(System.IO.Directory.Exists(left));
        Assert.Equal(["queue new"], await SearchAsync(_stores.Open()));
    }

    [Fact]
    public async Task Generation_ThatIsNotThere_IsReported()
    {
        await StoreAsync("docs", "queue old");
        await File.WriteAllTextAsync(Path.Combine(_stores.Root, "docs", "current"), "g7", Token);

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(_stores.Open()));

        Assert.Contains("ingest run --source docs", fault.Message);
    }

    [Fact]
    public async Task Sources_SwitchedOffOrNotInTheSettings_AreNotSearched()
    {
        foreach (var source in new[] { "docs", "off", "gone", "uploads" })
        {
            await StoreAsync(source, $"queue {source}");
        }

        var store = _stores.Open(new SourcesOptions { ["docs"] = new SourceOptions(), ["off"] = new SourceOptions { Enabled = false } });

        Assert.Equal(["queue docs", "queue uploads"], (await SearchAsync(store)).Order());
        Assert.Empty(await SearchAsync(store, "off"));
        Assert.Empty(await store.ReadDocumentAsync(Document("/a", "gone"), User, Token));
        var status = await store.GetStatusAsync(Token);
        Assert.Equal(2, status.Passages);
        Assert.Equal(["gone", "off"], status.Sources.Where(source => !source.IsSearched).Select(source => source.Source));
    }

    [Fact]
    public async Task Index_SegmentMissing_IsReported()
    {
        await StoreAsync("docs", "queue docs");
        var folder = Path.Combine(_stores.Root, "docs");
        foreach (var file in System.IO.Directory.GetFiles(folder, "_*"))
        {
            File.Delete(file);
        }

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(_stores.Open()));

        Assert.Contains("take the source in again", fault.Message);
    }

    [Fact]
    public async Task Index_OfAnotherLayout_IsReportedAndMadeAnewByTheNextRun()
    {
        using (var directory = FSDirectory.Open(System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, "docs"))))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
        {
            writer.SetCommitData(new Dictionary<string, string> { [PassageFields.LayoutKey] = "0", [PassageFields.IndexKey] = "x" });
            writer.AddDocument([]);
        }

        var store = _stores.Open();
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(store));
        Assert.Contains("another version", fault.Message);
        Assert.Contains("ingest run --source docs", fault.Message);
        Assert.Equal(0, (await store.GetStatusAsync(Token)).Passages);

        await StoreAsync("docs", "queue new");
        Assert.Equal(["queue new"], await SearchAsync(store));
        Assert.Null((await store.GetStatusAsync(Token)).Sources.Single().Fault);
    }

    [Fact]
    public async Task Folders_OfOthers_AreLeftAlone()
    {
        await StoreAsync("docs", "queue docs");
        System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, ".snapshot"));
        System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, "lost+found"));
        System.IO.Directory.CreateDirectory(Path.Combine(_stores.Root, "empty"));

        var status = await _stores.Open().GetStatusAsync(Token);

        Assert.Equal(["docs"], status.Sources.Select(source => source.Source));
    }

    private async Task StoreAsync(string source, string text)
    {
        var document = Document("/a", source);
        await using var writer = await _stores.Open().OpenWriterAsync(source, Token);
        await writer.ReplaceAsync(document, PassagesOf(document, text), Token);
        await writer.CommitAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store, string? source = null) =>
        [.. (await store.SearchAsync(new PassageQuery { Text = "queue", Source = source }, User, Token)).Select(hit => hit.Passage.Text)];

    private static void CopyFolder(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var file in System.IO.Directory.GetFiles(from))
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(Path.Combine(to, Path.GetFileName(file)));
            if (Path.GetFileName(file) != "write.lock")
            {
                source.CopyTo(target);
            }
        }
    }
}
