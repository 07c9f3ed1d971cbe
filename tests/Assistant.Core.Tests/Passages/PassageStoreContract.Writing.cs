using Assistant.Core.Passages;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages;

public abstract partial class PassageStoreContract
{
    [Fact]
    public async Task Replace_BeforeCommit_IsNotSeen()
    {
        var store = Create();
        await StoreAsync(store, [.. PassagesOf(Document("/a"), "old queue one", "old queue two")]);

        await using var writer = await store.OpenWriterAsync("docs", Token);
        await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "new queue"), Token);
        Assert.Equal(["old queue one", "old queue two"], await ReadAsync(store, Document("/a")));

        await writer.CommitAsync(Token);
        Assert.Equal(["new queue"], await ReadAsync(store, Document("/a")));
        Assert.Equal(["new queue"], await SearchAsync(store, "queue"));
    }

    [Fact]
    public async Task Replace_WithoutPassages_RemovesTheDocument()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "queue a"), Passage(Document("/b"), "queue b"));

        await using var writer = await store.OpenWriterAsync("docs", Token);
        await writer.ReplaceAsync(Document("/a"), [], Token);
        await writer.CommitAsync(Token);

        Assert.Equal(["queue b"], await SearchAsync(store, "queue"));
        Assert.Equal(1, (await store.GetStatusAsync(Token)).Sources.Single().Documents);
    }

    [Fact]
    public async Task Replace_Twice_KeepsTheLast()
    {
        var store = Create();
        await using var writer = await store.OpenWriterAsync("docs", Token);
        await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "first queue", "second queue"), Token);
        await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "third queue"), Token);
        await writer.CommitAsync(Token);

        Assert.Equal(["third queue"], await SearchAsync(store, "queue"));
    }

    [Fact]
    public async Task Replace_PassageOfAnotherDocument_IsRefused()
    {
        var store = Create();
        await using var writer = await store.OpenWriterAsync("docs", Token);

        await Assert.ThrowsAsync<ArgumentException>(() => writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/b"), "queue"), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => writer.ReplaceAsync(Document("/a", "other"), [], Token));
    }

    [Fact]
    public async Task Remove_ThereOrNot_LeavesTheRest()
    {
        var store = Create();
        await StoreAsync(store, Passage(Document("/a"), "queue a"), Passage(Document("/a/b"), "queue b"), Passage(Document("/a", "other"), "queue c"));

        await using var writer = await store.OpenWriterAsync("docs", Token);
        await writer.RemoveAsync(Document("/a"), Token);
        await writer.RemoveAsync(Document("/unknown"), Token);
        await writer.CommitAsync(Token);

        Assert.Equal(["queue b", "queue c"], (await SearchAsync(store, "queue")).Order());
    }

    [Fact]
    public async Task Writer_DisposedWithoutCommit_DropsWhatWasNotCommitted()
    {
        var store = Create();
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "queue a"), Token);
            await writer.CommitAsync(Token);
            await writer.ReplaceAsync(Document("/b"), PassagesOf(Document("/b"), "queue b"), Token);
            await writer.RemoveAsync(Document("/a"), Token);
        }

        Assert.Equal(["queue a"], await SearchAsync(store, "queue"));
        await StoreAsync(store, Passage(Document("/c"), "queue c"));
        Assert.Equal(["queue a", "queue c"], (await SearchAsync(store, "queue")).Order());
    }

    [Fact]
    public async Task Search_WhileAnotherStoreWrites_SeesWholeDocumentsOfOneCommit()
    {
        var reader = Create();
        var document = Document("/a");
        var writing = Task.Run(
            async () =>
            {
                await using var writer = await Create().OpenWriterAsync("docs", Token);
                for (var round = 0; round < 60; round++)
                {
                    await writer.ReplaceAsync(document, [.. Enumerable.Range(0, 5).Select(i => Passage(document, $"queue {round} of five {i}", i))], Token);
                    await writer.CommitAsync(Token);
                }
            },
            Token);

        var last = -1;
        while (!writing.IsCompleted || last < 59)
        {
            var rounds = (await ReadAsync(reader, document)).Select(text => int.Parse(text.Split(' ')[1])).ToList();
            Assert.True(rounds.Count is 0 or 5 && rounds.Distinct().Count() <= 1 && rounds.All(round => round >= last));
            Assert.True((await SearchAsync(reader, "queue five")).Count is 0 or 5);
            last = rounds.Count > 0 ? rounds[0] : last;
        }

        await writing;
    }

    [Fact]
    public async Task Store_OpenedAgain_HoldsWhatWasCommitted()
    {
        await StoreAsync(Create(), Passage(Document("/a"), "queue a"), Passage(Document("1", "tickets"), "queue b"));

        var again = Create();

        Assert.Equal(["queue a", "queue b"], (await SearchAsync(again, "queue")).Order());
    }

    [Fact]
    public async Task Writers_OfTwoSources_WorkSideBySide()
    {
        var store = Create();
        await using var docs = await store.OpenWriterAsync("docs", Token);
        await using var tickets = await store.OpenWriterAsync("tickets", Token);
        await docs.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "queue a"), Token);
        await tickets.ReplaceAsync(Document("1", "tickets"), PassagesOf(Document("1", "tickets"), "queue b"), Token);
        await tickets.CommitAsync(Token);

        Assert.Equal(["queue b"], await SearchAsync(store, "queue"));
        await docs.CommitAsync(Token);
        Assert.Equal(2, (await SearchAsync(store, "queue")).Count);
    }

    [Fact]
    public async Task Status_CountsDocumentsAndPassages()
    {
        var store = Create();
        await StoreAsync(store, [.. PassagesOf(Document("/a"), "one", "two", "three"), Passage(Document("/b"), "four", 0, Audience.Staff), Passage(Document("1", "tickets"), "five")]);
        await StoreAsync(store, [.. PassagesOf(Document("/a"), "one", "two")]);

        var status = await store.GetStatusAsync(Token);

        Assert.Equal([new SourceStatus("docs", 2, 3), new SourceStatus("tickets", 1, 1)], status.Sources);
        Assert.Equal(4, status.Passages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../docs")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public async Task OpenWriter_NameThatNoSourceHas_IsRefused(string source)
    {
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => Create().OpenWriterAsync(source, Token));

        Assert.Contains("letters, digits", fault.Message);
    }
}
