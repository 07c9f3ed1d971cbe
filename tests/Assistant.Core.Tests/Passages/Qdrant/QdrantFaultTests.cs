using Assistant.Core.Passages;
using Assistant.Fakes.Qdrant;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>A server that fails: what is wrong, where, and what to do stand in one sentence, and no key does.</summary>
public sealed class QdrantFaultTests : IAsyncLifetime
{
    private const string Key = "secret-key-of-the-test";

    private QdrantStores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stores = await QdrantStores.StartAsync();
        _stores.MayViolate = true;
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Theory]
    [InlineData(null, "asks for a key; set Store:Qdrant:ApiKey")]
    [InlineData("wrong-key", "does not accept the key: Invalid API key or JWT; correct Store:Qdrant:ApiKey")]
    public async Task Key_MissingOrWrong_IsSaid(string? key, string expected)
    {
        _stores.Server.ApiKey = Key;
        _stores.Options.ApiKey = key;

        await AssertFaultAsync(expected, store => SearchAsync(store));
        Assert.Single(_stores.Server.Requests);
    }

    [Fact]
    public async Task Key_MayOnlyRead_ReadsAndSaysSoWhenWriting()
    {
        _stores.Server.ApiKey = Key;
        _stores.Options.ApiKey = Key;
        await WriteAsync();
        _stores.Server.ReadOnlyKey = _stores.Options.ApiKey = "read-only-key";

        Assert.Single(await SearchAsync(_stores.Open()));
        await AssertFaultAsync("to one that may read and write the collection", store => WriteAsync(store));
    }

    [Fact]
    public void Key_OverPlainHttpToAnotherMachine_IsRefusedBeforeAnythingIsSent()
    {
        _stores.Options.Url = "http://qdrant.example.org:6333";
        _stores.Options.ApiKey = Key;

        var fault = Assert.Throws<PassageStoreException>(() => _stores.Open());

        Assert.Contains("in the clear", fault.Message);
        Assert.DoesNotContain(Key, fault.Message);
    }

    [Fact]
    public async Task Server_IsNotThere_IsSaidWithThePortsToCheck()
    {
        _stores.Options.Url = "http://127.0.0.1:1";

        await AssertFaultAsync("cannot be reached", store => SearchAsync(store), "6333, not 6334");
    }

    [Fact]
    public async Task WebPage_InItsPlace_IsNamed()
    {
        _stores.Server.Next(FakeQdrantFault.Page());
        await AssertFaultAsync("answers with a web page (“Sign in”)", store => SearchAsync(store));

        _stores.Server.Next(FakeQdrantFault.Page(404));
        await AssertFaultAsync("answers with a web page", store => store.GetStatusAsync(Token));

        _stores.Server.Next(new FakeQdrantFault { Status = 200, Body = """{"hello":"world"}""" });
        await AssertFaultAsync("no result of Qdrant", store => SearchAsync(store));
    }

    [Fact]
    public async Task Redirection_IsNotFollowed()
    {
        _stores.Server.Next(new FakeQdrantFault { Status = 302, Body = "", ContentType = "text/plain" });

        await AssertFaultAsync("redirection (302), which is not followed", store => SearchAsync(store));
    }

    [Fact]
    public async Task Collection_IsRed_IsSaidWithItsReason()
    {
        await WriteAsync();
        _stores.Server.SetStatus("red", "No space left on device");

        await AssertFaultAsync("is red: No space left on device", store => SearchAsync(store), "copy-store");
        await AssertFaultAsync("is red", store => store.GetStatusAsync(Token));
        await AssertFaultAsync("is red", store => store.OpenWriterAsync("docs", Token));
    }

    [Theory]
    [InlineData("""{"vectors":{"dense":{"size":4,"distance":"Cosine"}}}""", "has no sparse vector bm25")]
    [InlineData("""{"vectors":{},"sparse_vectors":{"bm25":{}}}""", "does not weigh the words of bm25 by their rarity (its modifier is none, not idf)")]
    public async Task Collection_OfSomebodyElse_IsNeitherReadNorWritten(string settings, string expected)
    {
        _stores.Server.Ask("PUT", "collections/other", settings);
        _stores.Server.Ask("POST", "collections/aliases", """{"actions":[{"create_alias":{"collection_name":"other","alias_name":"passages"}}]}""");

        await AssertFaultAsync(expected, store => store.GetStatusAsync(Token));
        await AssertFaultAsync(expected, store => store.OpenWriterAsync("docs", Token));
        Assert.Equal(["other"], _stores.Server.Collections);
    }

    [Fact]
    public async Task Collection_WithTheNameOfTheAlias_IsLeftAlone()
    {
        _stores.Server.Ask("PUT", "collections/passages", """{"vectors":{}}""");

        await AssertFaultAsync("is a collection of somebody else", store => store.OpenWriterAsync("docs", Token));
        Assert.Equal(["passages"], _stores.Server.Collections);
    }

    [Theory]
    [InlineData(400, "Wrong input: Vector dimension error: expected dim: 4, got 3", "keeps vectors of another length")]
    [InlineData(400, "Wrong input: Not existing vector name error: bm25", "lacks a vector")]
    [InlineData(400, "Bad request: Index required but not found for \"labels\" of one of the following types: [keyword]. Help: Create an index for this key or use a different filter.", "wants an index that is not there")]
    [InlineData(400, "Bad request: Limit exceeded 200 > 100 for \"limit\". Help: Reduce the \"limit\" parameter to or below 100.", "raise that limit")]
    [InlineData(403, "Forbidden: Access to collection passages is required", "does not let the key do this")]
    [InlineData(507, "Quota exceeded", "has no room left")]
    public async Task Refusal_IsToldWithItsRemedy(int status, string error, string expected)
    {
        _stores.Options.ApiKey = Key;
        await WriteAsync();
        _stores.Server.Fault = request => request.Path.EndsWith("/query", StringComparison.Ordinal) ? new FakeQdrantFault { Status = status, Error = error } : null;

        await AssertFaultAsync(expected, store => SearchAsync(store), error.Split(':')[0]);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Failure_ThatPasses_IsAskedAgain(int status)
    {
        await WriteAsync();
        _stores.Server.Next(new FakeQdrantFault { Status = status }, new FakeQdrantFault { Breaks = true });

        Assert.Single(await SearchAsync(_stores.Open()));
    }

    [Fact]
    public async Task RateLimit_WithAPause_IsWaitedForByWritersOnly()
    {
        var clock = new WatchedClock(Fetched);
        await WriteAsync();
        _stores.Clock = clock;
        var store = _stores.Open();
        _stores.Server.Next(FakeQdrantFault.RateLimit(30));
        await AssertFaultAsync("The rate limit of Qdrant", _ => SearchAsync(store));

        _stores.Server.Fault = request => request.Path.EndsWith("/delete", StringComparison.Ordinal) && request.Body.Length > 0 && _stores.Server.Requests.Count(one => one.Body == request.Body) == 1
            ? FakeQdrantFault.RateLimit(30) : null;
        var opening = store.OpenWriterAsync("docs", Token);
        await clock.WaiterAsync(TimeSpan.FromSeconds(30), Token);
        clock.Advance(TimeSpan.FromSeconds(30));
        await (await opening).DisposeAsync();
    }

    [Fact]
    public async Task Failure_ThatStays_EndsAfterSomeTries()
    {
        await WriteAsync();
        _stores.Server.ForgetRequests();
        _stores.Server.Fault = _ => new FakeQdrantFault { Status = 503, Error = "Service internal error: shard unavailable" };

        await AssertFaultAsync("fails (503): Service internal error: shard unavailable", store => SearchAsync(store));
        Assert.Equal(3, _stores.Server.Requests.Count);
    }

    [Fact]
    public async Task Answer_TakesTooLong_IsGivenUp()
    {
        var clock = new WatchedClock(Fetched);
        await WriteAsync();
        _stores.Clock = clock;
        var never = new TaskCompletionSource();
        _stores.Server.Fault = _ => new FakeQdrantFault { Status = 200, Until = never.Task };

        var search = SearchAsync(_stores.Open());
        await clock.WaiterAsync(TimeSpan.FromSeconds(10), Token);
        clock.Advance(TimeSpan.FromSeconds(10));

        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => search);
        Assert.Contains("did not answer within 10 s", fault.Message);
    }

    [Fact]
    public async Task Change_ThatIsOnlyAcknowledged_IsNoChange()
    {
        await WriteAsync();
        _stores.Server.Fault = request => request.Path.EndsWith("/points", StringComparison.Ordinal) && request.Method == "PUT"
            ? new FakeQdrantFault { Status = 200, Body = """{"result":{"operation_id":1,"status":"wait_timeout"},"status":"ok","time":0.1}""" } : null;

        await AssertFaultAsync("did not confirm a change", store => WriteAsync(store));
        _stores.Server.Fault = _ => null;
        Assert.Single(await SearchAsync(_stores.Open()));
    }

    private async Task AssertFaultAsync(string expected, Func<IPassageStore, Task> act, string? also = null)
    {
        var fault = await Assert.ThrowsAsync<PassageStoreException>(() => act(_stores.Open()));
        Assert.Contains(expected, fault.Message);
        Assert.Contains(also ?? "", fault.Message);
        Assert.Contains(_stores.Options.Url.Replace("http://", "", StringComparison.Ordinal), fault.Message);
        Assert.DoesNotContain(Key, fault.Message);
    }

    private static async Task<IReadOnlyList<PassageHit>> SearchAsync(IPassageStore store) =>
        await store.SearchAsync(new PassageQuery { Text = "queue" }, User, Token);

    private async Task WriteAsync(IPassageStore? store = null)
    {
        await using var writer = await (store ?? _stores.Open()).OpenWriterAsync("docs", Token);
        await writer.ReplaceAsync(Document("/a"), PassagesOf(Document("/a"), "queue"), Token);
        await writer.CommitAsync(Token);
    }
}
