using Assistant.Core.Passages;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    [Fact]
    public async Task Rebuild_UntilItIsSwitched_LeavesReadersWhatTheyHad()
    {
        var (store, elsewhere) = (Create(), Create());
        await StoreAsync(store, Passage(Document("/a"), "old queue a"), Passage(Document("/b"), "old queue b"), Passage(Document("/c", "other"), "queue c"));
        string[] old = ["old queue a", "old queue b", "queue c"];

        await using var rebuild = await store.OpenRebuildAsync("docs", Token);
        foreach (var address in new[] { "/a", "/b", "/n" })
        {
            await rebuild.ReplaceAsync(Document(address), PassagesOf(Document(address), $"new queue {address}"), Token);
            await rebuild.CommitAsync(Token);
            Assert.Equal(old, (await SearchAsync(store, "queue")).Order());
            Assert.Equal(old, (await SearchAsync(elsewhere, "queue")).Order());
        }

        await rebuild.SwitchAsync(Token);

        string[] renewed = ["new queue /a", "new queue /b", "new queue /n", "queue c"];
        Assert.Equal(renewed, (await SearchAsync(store, "queue")).Order());
        Assert.Equal(renewed, (await SearchAsync(elsewhere, "queue")).Order());
    }

    [Fact]
    public async Task Rebuild_KeepsWhatIsTakenOver_ChangedWhereAsked()
    {
        var store = Create();
        await StoreAsync(store, [.. PassagesOf(Document("/a"), "queue one", "queue two"), Passage(Document("/b"), "queue b"), Passage(Document("/c"), "queue c")]);

        await using (var rebuild = await store.OpenRebuildAsync("docs", Token))
        {
            Assert.True(await rebuild.KeepAsync(Document("/a"), null, Token));
            Assert.True(await rebuild.KeepAsync(Document("/b"), passage => passage with { Audience = Audience.Staff }, Token));
            Assert.False(await rebuild.KeepAsync(Document("/unknown"), null, Token));
            await rebuild.SwitchAsync(Token);
        }

        Assert.Equal(["queue one", "queue two"], await ReadAsync(store, Document("/a")));
        Assert.Equal(["queue one", "queue two"], (await SearchAsync(store, "queue")).Order());
        Assert.Equal(["queue b"], await ReadAsync(store, Document("/b"), Staff));
        Assert.Empty(await ReadAsync(store, Document("/c"), Staff));
    }

    [Fact]
    public async Task Rebuild_GivenUp_LeavesNothing()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "old queue"));

        await using (var rebuild = await store.OpenRebuildAsync("docs", Token))
        {
            await rebuild.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "new queue"), Token);
            await rebuild.CommitAsync(Token);
        }

        Assert.Equal(["old queue"], await SearchAsync(store, "queue"));
        Assert.Equal(["old queue"], await SearchAsync(Create(), "queue"));
    }

    [Fact]
    public async Task Rebuild_AfterRebuild_CanBeWrittenAsBefore()
    {
        var store = Create();
        foreach (var generation in new[] { "first", "second", "third" })
        {
            await using var rebuild = await store.OpenRebuildAsync("docs", Token);
            await rebuild.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), $"{generation} queue"), Token);
            await rebuild.SwitchAsync(Token);
        }

        await StoreAsync(store, Passage(Document("/b"), "later queue"));

        Assert.Equal(["later queue", "third queue"], (await SearchAsync(Create(), "queue")).Order());
        Assert.Equal(2, (await store.GetStatusAsync(Token)).Sources.Single().Documents);
    }

    [Fact]
    public async Task Rebuild_WhileReadersSearchAllTheTime_IsOldOrNewAndNeverNothing()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "queue 0"));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var readers = Enumerable.Range(0, 2).Select(_ => Create()).Select(reader => Task.Run(() => CountUpAsync(reader, ended.Token), Token)).ToList();

        for (var n = 1; n <= 25; n++)
        {
            await using var rebuild = await store.OpenRebuildAsync("docs", Token);
            await rebuild.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), $"queue {n}"), Token);
            await rebuild.SwitchAsync(Token);
        }

        await ended.CancelAsync();
        Assert.All(await Task.WhenAll(readers), seen => Assert.True(seen > 0));
    }

    // The number never falls, and is never missing.
    private static async Task<int> CountUpAsync(IPassageStore store, CancellationToken ended)
    {
        var (last, searches) = (0, 0);
        while (!ended.IsCancellationRequested)
        {
            var number = int.Parse(Assert.Single(await SearchAsync(store, "queue"))[6..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(number >= last, $"{number} after {last}");
            (last, searches) = (number, searches + 1);
        }

        return searches;
    }
}
