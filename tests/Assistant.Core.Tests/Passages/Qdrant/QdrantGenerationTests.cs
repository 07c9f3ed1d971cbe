using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tests.Passages.Embedded;
using Assistant.Fakes.Qdrant;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>Collections behind the alias: made, filled beside the one in use, switched, deleted.</summary>
public sealed class QdrantGenerationTests : IAsyncLifetime
{
    private QdrantStores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stores = await QdrantStores.StartAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task FirstWriter_MakesTheCollectionAsTheSettingsSay()
    {
        _stores.Options.Shards = 3;
        _stores.Options.Replicas = 3;
        await WriteAsync(_stores.Open(), "docs", "queue");

        var created = _stores.Server.Requests.Single(request => request is { Method: "PUT", Path: "collections/passages-1" });
        Assert.Contains("\"shard_number\":3,\"replication_factor\":3,\"write_consistency_factor\":2", created.Body);
        Assert.Contains("\"bm25\":{\"modifier\":\"idf\"}", created.Body);
        Assert.Contains(_stores.Server.Requests, request => request.Path.EndsWith("/scroll", StringComparison.Ordinal) && request.Query == "?consistency=majority");
        var state = (await _stores.Open().GetStatusAsync(Token)).State;
        Assert.Equal($"version {FakeQdrant.Version}, collection passages-1 is green", state);
    }

    [Fact]
    public async Task TwoFirstWriters_MakeOneCollection()
    {
        await Task.WhenAll(WriteAsync(_stores.Open(), "docs", "queue a"), WriteAsync(_stores.Open(), "tickets", "queue b"));

        Assert.Equal(["passages-1"], _stores.Server.Collections);
        Assert.Equal(2, (await SearchAsync(_stores.Open())).Count);
    }

    [Fact]
    public async Task Index_IsMissing_IsMadeByTheNextWriter()
    {
        _stores.Server.Ask("PUT", "collections/passages-1", """{"vectors":{},"sparse_vectors":{"bm25":{"modifier":"idf"}}}""");
        _stores.Server.Ask("POST", "collections/aliases", """{"actions":[{"create_alias":{"collection_name":"passages-1","alias_name":"passages"}}]}""");

        await WriteAsync(_stores.Open(), "docs", "queue");

        Assert.Single(await SearchAsync(_stores.Open()));
        Assert.Equal(36, _stores.Server.Requests.Count(request => request.Path.EndsWith("/index", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Replacement_IsSeenWhenItIsComplete_AndNotBefore()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "old queue");
        await WriteAsync(store, "gone", "gone queue");

        await using (var replacement = await _stores.OpenTransfer().ReplaceAsync(Token))
        {
            await WriteAsync(await replacement.OpenWriterAsync("docs", Token), "docs", "new queue");
            Assert.Equal(["gone queue", "old queue"], await SearchAsync(store));
            await replacement.CompleteAsync(Token);
        }

        Assert.Equal(["new queue"], await SearchAsync(store));
        Assert.Equal(["passages-2"], _stores.Server.Collections);
    }

    [Fact]
    public async Task Replacement_IsGivenUp_LeavesTheOneInUse()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "old queue");

        await using (var replacement = await _stores.OpenTransfer().ReplaceAsync(Token))
        {
            await WriteAsync(await replacement.OpenWriterAsync("docs", Token), "docs", "new queue");
        }

        Assert.Equal(["old queue"], await SearchAsync(store));
        Assert.Equal(["passages-1"], _stores.Server.Collections);
    }

    [Fact]
    public async Task Replacement_FindsLeftoversAndNeighbours_DeletesItsOwnAlone()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "old queue");
        var dead = await _stores.OpenTransfer().ReplaceAsync(Token);
        await WriteAsync(await dead.OpenWriterAsync("docs", Token), "docs", "lost queue");
        _stores.Server.Ask("PUT", "collections/passages-7", """{"vectors":{}}""");
        _stores.Server.Ask("PUT", "collections/passages-old", """{"vectors":{}}""");

        await using (var replacement = await _stores.OpenTransfer().ReplaceAsync(Token))
        {
            await WriteAsync(await replacement.OpenWriterAsync("docs", Token), "docs", "new queue");
            await replacement.CompleteAsync(Token);
        }

        Assert.Equal(["new queue"], await SearchAsync(store));
        Assert.Equal(["passages-7", "passages-8", "passages-old"], _stores.Server.Collections);
    }

    [Fact]
    public async Task Layout_OfAnotherVersion_IsNotReadAndMadeAnewSourceBySource()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "old queue");
        await WriteAsync(store, "uploads", "old upload in a queue");
        _stores.Server.Ask("POST", "collections/passages/points/payload", """{"payload":{"layout":"0"},"filter":{"must":[{"key":"entry","match":{"value":"source"}}]}}""");

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => SearchAsync(store));
        Assert.Contains("another version of this program; take the sources in again: ingest run", fault.Message);
        Assert.Contains("copy-store --from Qdrant --to Qdrant", fault.Message);
        Assert.Equal(["old queue"], (await ReadAllAsync(_stores.OpenTransfer(), "docs")).Select(passage => passage.Text));
        Assert.All((await store.GetStatusAsync(Token)).Sources, source => Assert.Contains($"'{source.Source}'", source.Fault)); // A run takes a source with a fault in anew.

        await RebuildAsync(store, "docs", "new queue");

        Assert.Equal(["passages-2"], _stores.Server.Collections);
        Assert.Equal(["new queue"], await SearchAsync(store));
        var (docs, uploads) = ((await store.GetStatusAsync(Token)).Sources[0], (await store.GetStatusAsync(Token)).Sources[1]);
        Assert.Equal((1, null), (docs.Passages, docs.Fault));
        Assert.Equal(0, uploads.Passages);
        Assert.Contains("'uploads'", uploads.Fault);
        Assert.DoesNotContain("copy-store", uploads.Fault); // They are gone, and must not be copied as if there were none.
        Assert.Equal(uploads.Fault, (await _stores.OpenTransfer().ListSourcesAsync(Token)).Single(source => source.Source == "uploads").Fault);

        await RebuildAsync(store, "uploads", "new upload in a queue");

        Assert.Equal(["passages-2"], _stores.Server.Collections);
        Assert.Equal(["new queue", "new upload in a queue"], await SearchAsync(store));
        Assert.All((await store.GetStatusAsync(Token)).Sources, source => Assert.Null(source.Fault));
    }

    [Fact]
    public async Task Sources_SwitchedOffOrNotInTheSettings_AreNotSearched()
    {
        foreach (var source in new[] { "docs", "off", "gone", "uploads" })
        {
            await WriteAsync(_stores.Open(), source, $"queue {source}");
        }

        var store = _stores.Open(new SourcesOptions { ["docs"] = new SourceOptions(), ["off"] = new SourceOptions { Enabled = false } });

        Assert.Equal(["queue docs", "queue uploads"], await SearchAsync(store));
        Assert.Empty(await store.SearchAsync(new PassageQuery { Text = "queue", Source = "off" }, User, Token));
        Assert.Empty(await store.ReadDocumentAsync(Document("/a", "gone"), User, Token));
        var status = await store.GetStatusAsync(Token);
        Assert.Equal(2, status.Passages);
        Assert.Equal(["gone", "off"], status.Sources.Where(source => !source.IsSearched).Select(source => source.Source));
    }

    [Fact]
    public async Task Rebuild_OfADeadProcess_IsClearedByTheNextWriter()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "old queue");
        var dead = await store.OpenRebuildAsync("docs", Token);
        await dead.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "half written queue"), Token);
        await dead.CommitAsync(Token);
        Assert.Equal(["old queue"], await SearchAsync(store));

        await using (await store.OpenWriterAsync("docs", Token))
        {
        }

        Assert.Equal(["old queue"], await SearchAsync(store));
        Assert.Equal(1, (int)_stores.Server.Ask("POST", "collections/passages/points/count", """{"filter":{"must":[{"key":"kind","match":{"value":"Documentation"}}]}}""")["count"]!);
    }

    [Fact]
    public async Task AllDocuments_AreReadBothWaysWhole()
    {
        using var embedded = new EmbeddedStores();
        var documents = Enumerable.Range(0, 300).Select(i => PassagesOf(Document($"/{i}"), [.. Enumerable.Range(0, 1 + (i % 4)).Select(n => $"queue {i} {n}")])).ToList();
        foreach (var store in new[] { embedded.Open(), _stores.Open() })
        {
            await using var writer = await store.OpenWriterAsync("docs", Token);
            foreach (var document in documents)
            {
                await writer.ReplaceAsync(document[0].Document, document, Token);
            }

            await writer.CommitAsync(Token);
            await writer.RemoveAsync(Document("/7"), Token);
            await writer.CommitAsync(Token);
        }

        var expected = documents.Where(document => document[0].Document.Address != "/7").SelectMany(document => document).Select(passage => passage.Id).Order().ToList();
        Assert.Equal(expected, (await ReadAllAsync(embedded.OpenTransfer(), "docs")).Select(passage => passage.Id).Order());
        Assert.Equal(expected, (await ReadAllAsync(_stores.OpenTransfer(), "docs")).Select(passage => passage.Id).Order());
    }

    private static async Task<IReadOnlyList<Passage>> ReadAllAsync(IStoreTransfer store, string source)
    {
        var passages = new List<Passage>();
        await foreach (var document in store.ReadDocumentsAsync(source, Token))
        {
            Assert.Single(document.Select(passage => passage.Document).Distinct());
            Assert.Equal(Enumerable.Range(0, document.Count), document.Select(passage => passage.Position));
            passages.AddRange(document);
        }

        return passages;
    }

    private static async Task RebuildAsync(IPassageStore store, string source, string text)
    {
        await using var rebuild = await store.OpenRebuildAsync(source, Token);
        Assert.False(await rebuild.KeepAsync(Document("/a", source), null, Token));
        await rebuild.ReplaceAsync(Document("/a", source), PassagesOf(Document("/a", source), text), Token);
        await rebuild.SwitchAsync(Token);
    }

    private static async Task WriteAsync(IPassageStore store, string source, string text) => await WriteAsync(await store.OpenWriterAsync(source, Token), source, text);

    private static async Task WriteAsync(ISourceWriter opened, string source, string text)
    {
        await using var writer = opened;
        await writer.ReplaceAsync(Document("/a", source), PassagesOf(Document("/a", source), text), Token);
        await writer.CommitAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store) =>
        [.. (await store.SearchAsync(new PassageQuery { Text = "queue" }, User, Token)).Select(hit => hit.Passage.Text).Order()];
}
