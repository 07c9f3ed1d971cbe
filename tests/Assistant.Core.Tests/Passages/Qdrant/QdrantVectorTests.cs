using System.Text.Json.Nodes;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;
using Assistant.Fakes.Models;
using Assistant.Fakes.Qdrant;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>Vectors on a server: named by their space, carried from point to point, refused, lost half-way.</summary>
public sealed class QdrantVectorTests : IAsyncLifetime
{
    private static readonly VectorSpace Space = new("tiny", 8, "");
    private static readonly VectorSpace Other = new("other", 4, "passage: ");

    private QdrantStores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stores = await QdrantStores.StartAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Collection_IsMadeWithRoomForTheVectorsOfTheSettings()
    {
        Configure(Space);
        await WriteAsync(_stores.Open(), "docs", "queue");
        await EmbedAsync(_stores.Open(), "docs", Space);

        var created = _stores.Server.Requests.Single(request => request is { Method: "PUT", Path: "collections/passages-1" });
        Assert.Contains($"\"vectors\":{{\"{NameOf(Space)}\":{{\"size\":8,\"distance\":\"Cosine\"}}}}", created.Body);
        Assert.Contains("\"quantization_config\":{\"scalar\":{\"type\":\"int8\",", created.Body);
        Assert.DoesNotContain(_stores.Server.Requests, request => request.Path.Contains("/vectors/", StringComparison.Ordinal));
        Assert.Equal(["queue"], await SearchAsync(_stores.Open(), Space));
    }

    [Fact]
    public async Task Collection_OfBefore_GetsRoomForVectorsAndKeepsThemInShort()
    {
        _stores.Server.Ask("PUT", "collections/passages-1", """{"vectors":{},"sparse_vectors":{"bm25":{"modifier":"idf"}}}""");
        _stores.Server.Ask("POST", "collections/aliases", """{"actions":[{"create_alias":{"collection_name":"passages-1","alias_name":"passages"}}]}""");
        await WriteAsync(_stores.Open(), "docs", "queue");

        await EmbedAsync(_stores.Open(), "docs", Space);

        Assert.Equal([NameOf(Space)], Names());
        Assert.NotNull(Config()["quantization_config"]!["scalar"]);
        Assert.Equal(["queue"], await SearchAsync(_stores.Open(), Space));
    }

    [Fact]
    public async Task Search_SendsTheCallersFilterWithTheVector_AndComparesTheBestInFull()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "queue");
        await EmbedAsync(store, "docs", Space);
        _stores.Server.ForgetRequests();

        await SearchAsync(store, Space, kinds: [PassageKind.Documentation]);

        var query = JsonNode.Parse(_stores.Server.Requests.Single(request => request.Path.EndsWith("/query", StringComparison.Ordinal)).Body)!;
        Assert.Equal(NameOf(Space), (string)query["using"]!);
        Assert.Equal("""{"quantization":{"rescore":true,"oversampling":4}}""", query["params"]!.ToJsonString());
        var must = query["filter"]!["must"]!.AsArray();
        Assert.Contains(must, condition => (string?)condition!["key"] == "labels" && condition["match"]!["any"]!.AsArray().Select(label => (string)label!).Order().SequenceEqual(User.Labels));
        Assert.Contains(must, condition => (string?)condition!["key"] == "kind");
        Assert.Contains(must, condition => condition!["should"]?.ToJsonString().Contains("until", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Vector_OfAnotherLength_IsRefusedWithWhatToDo()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "queue");
        await using var vectors = await store.OpenVectorsAsync("docs", Space, Token);
        var passage = Assert.Single(await MissingAsync(vectors));

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => vectors.AddAsync([new PassageVector(passage, new float[] { 1, 0, 0 })], Token));

        Assert.Contains("keeps vectors of another length: Wrong input: Vector dimension error: expected dim: 8, got 3", fault.Message);
        Assert.Contains("Embeddings:Dimensions", fault.Message);
    }

    [Fact]
    public async Task Vector_OfAQuestionOfAnotherLength_IsRefused()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "queue");
        await EmbedAsync(store, "docs", Space);

        var fault = await Assert.ThrowsAsync<PassageStoreException>(
            () => store.SearchAsync(new PassageQuery { Text = "queue", Vector = new QueryVector(Space, new float[] { 1, 0 }) }, User, Token));

        Assert.Contains("expected dim: 8, got 2", fault.Message);
    }

    [Fact]
    public async Task AnotherModel_LeavesTheOldVectorsUntilAllAreMade_ThenTakesThemAway()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", "queue");
        await WriteAsync(store, "wiki", "job");
        await EmbedAsync(store, "docs", Space);
        await EmbedAsync(store, "wiki", Space);

        await EmbedAsync(store, "docs", Other);
        Assert.Equal([NameOf(Space), NameOf(Other)], Names());
        Assert.Equal(["job"], await SearchAsync(store, Space));
        Assert.Equal(["queue"], await SearchAsync(store, Other));

        await EmbedAsync(store, "wiki", Other);
        Assert.Equal([NameOf(Other)], Names());
        Assert.Empty(await SearchAsync(store, Space));
        Assert.Equal(2, (await SearchAsync(store, Other)).Count);
    }

    [Fact]
    public async Task AnotherModel_BeforeVersion118_AsksForANewCollection_WhichHasRoom()
    {
        _stores.Server.ActOlder();
        Configure(Space);
        await WriteAsync(_stores.Open(), "docs", "queue");
        await EmbedAsync(_stores.Open(), "docs", Space);
        Configure(Other);

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => _stores.Open().OpenVectorsAsync("docs", Other, Token));
        Assert.Contains("from version 1.18 on", fault.Message);
        Assert.Contains("ingest copy-store --from Qdrant --to Qdrant", fault.Message);
        Assert.Equal(["queue"], await SearchAsync(_stores.Open(), Space));

        await CopyAsync("docs");
        await EmbedAsync(_stores.Open(), "docs", Other);
        Assert.Equal(["queue"], await SearchAsync(_stores.Open(), Other));
    }

    [Fact]
    public async Task Embedding_DiesHalfWay_WhatWasSentIsKept()
    {
        var store = _stores.Open();
        await WriteAsync(store, "docs", [.. Enumerable.Range(0, 300).Select(i => $"queue {i}")]);
        var batches = 0;
        _stores.Server.Fault = request => request.Path.EndsWith("/points/vectors", StringComparison.Ordinal) && ++batches > 3
            ? new FakeQdrantFault { Status = 400, Error = "Bad request: made by a test" } : null;
        await Assert.ThrowsAsync<PassageStoreException>(() => EmbedAsync(store, "docs", Space, batch: 50));
        _stores.Server.Fault = _ => null;

        await using (var vectors = await store.OpenVectorsAsync("docs", Space, Token))
        {
            Assert.Equal(150, (await MissingAsync(vectors)).Count);
            Assert.Equal(150, vectors.Present);
        }

        Assert.Equal(new VectorStatus("docs", 150, false, false), Assert.Single(await store.GetVectorStatusAsync(Space, Token)));
        Assert.Equal(150, await EmbedAsync(store, "docs", Space));
        Assert.Equal(new VectorStatus("docs", 300, true, false), Assert.Single(await store.GetVectorStatusAsync(Space, Token)));
    }

    [Fact]
    public async Task Copy_ToANewCollection_TakesTheVectorsOver()
    {
        Configure(Space);
        await WriteAsync(_stores.Open(), "docs", "queue", "job");
        await WriteAsync(_stores.Open(), "wiki", "half");
        await EmbedAsync(_stores.Open(), "docs", Space);

        await CopyAsync("docs", "wiki");

        Assert.Equal(["passages-2"], _stores.Server.Collections);
        Assert.Equal(2, (await SearchAsync(_stores.Open(), Space)).Count);
        Assert.Equal(
            [new VectorStatus("docs", 2, true, false), new VectorStatus("wiki", 0, false, false)], await _stores.Open().GetVectorStatusAsync(Space, Token));
        Assert.Equal(0, await EmbedAsync(_stores.Open(), "docs", Space));
    }

    [Fact]
    public async Task Vectors_OfOtherCallersPassages_AreNeverCompared()
    {
        var store = _stores.Open();
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            var page = Document("/a");
            await writer.ReplaceAsync(page, [Passage(page, "queue", 0, Audience.Staff), Passage(page, "queue of bob", 1, Audience.Requester("bob")), Passage(page, "job", 2)], Token);
            await writer.CommitAsync(Token);
        }

        await EmbedAsync(store, "docs", Space);

        Assert.Equal(["job"], await SearchAsync(store, Space));
        Assert.Equal(["queue", "job"], await SearchAsync(store, Space, caller: Staff));
    }

    private void Configure(VectorSpace space) =>
        _stores.Embeddings = new EmbeddingsOptions { BaseUrl = "http://127.0.0.1:1/v1", Model = space.Model, Dimensions = space.Dimensions, PassagePrefix = space.PassagePrefix };

    private static string NameOf(VectorSpace space) => $"meaning-{space.Fingerprint}";

    private JsonNode Config() => _stores.Server.Ask("GET", "collections/passages")["config"]!;

    private IReadOnlyList<string> Names() => [.. Config()["params"]!["vectors"]!.AsObject().Select(vector => vector.Key)];

    private async Task CopyAsync(params string[] sources)
    {
        var store = _stores.OpenTransfer();
        await using var replacement = await store.ReplaceAsync(Token);
        foreach (var source in sources)
        {
            await using var writer = await replacement.OpenWriterAsync(source, Token);
            await foreach (var document in store.ReadDocumentsAsync(source, Token))
            {
                await writer.ReplaceAsync(document[0].Document, document, Token);
            }

            await writer.CommitAsync(Token);
        }

        await replacement.CompleteAsync(Token);
    }

    private static async Task WriteAsync(IPassageStore store, string source, params string[] texts)
    {
        await using var writer = await store.OpenWriterAsync(source, Token);
        await writer.ReplaceAsync(Document("/a", source), PassagesOf(Document("/a", source), texts), Token);
        await writer.CommitAsync(Token);
    }

    private static async Task<IReadOnlyList<Passage>> MissingAsync(ISourceVectors vectors) =>
        await vectors.ReadMissingAsync(Enum.GetValues<TextClass>(), Token).ToListAsync(Token);

    // How many were missing.
    private static async Task<int> EmbedAsync(IPassageStore store, string source, VectorSpace space, int batch = 1000)
    {
        await using var vectors = await store.OpenVectorsAsync(source, space, Token);
        var missing = await MissingAsync(vectors);
        foreach (var some in missing.Chunk(batch))
        {
            await vectors.AddAsync([.. some.Select(passage => new PassageVector(passage, WordVectors.Of(passage.Text, space.Dimensions)))], Token);
        }

        await vectors.FinishAsync(isWhole: true, Token);
        return missing.Count;
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store, VectorSpace space, Caller? caller = null, PassageKind[]? kinds = null)
    {
        var query = new PassageQuery { Text = "queue", Vector = new QueryVector(space, WordVectors.Of("queue", space.Dimensions)), Kinds = kinds ?? [] };
        return [.. (await store.SearchAsync(query, caller ?? User, Token)).Select(hit => hit.Passage.Text)];
    }
}
