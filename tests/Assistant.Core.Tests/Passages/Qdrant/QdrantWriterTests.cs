using Assistant.Core.Passages;
using Assistant.Fakes.Qdrant;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>What readers see while a writer works, dies, or loses an answer.</summary>
public sealed class QdrantWriterTests : IAsyncLifetime
{
    private static readonly DocumentId Page = Document("/a");

    private QdrantStores _stores = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stores = await QdrantStores.StartAsync();

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Commit_AtEveryStep_ReadersSeeTheOldPassagesOrTheNewOnes()
    {
        var store = _stores.Open();
        await WriteAsync(store, "old queue one", "old queue two");
        var seen = new List<string>();
        _stores.Server.Fault = request =>
        {
            if (request.Path.Contains("/points", StringComparison.Ordinal) && IsWrite(request))
            {
                seen.Add(string.Join('|', Visible()));
            }

            return null;
        };

        await WriteAsync(store, "new queue one", "new queue two", "new queue three");

        Assert.True(seen.Count >= 4);
        Assert.All(seen, state => Assert.True(state is "old queue one|old queue two" or "new queue one|new queue two|new queue three", state));
        Assert.Equal("old queue one|old queue two", seen[0]);
        Assert.Equal("new queue one|new queue two|new queue three", seen[^1]);
    }

    [Fact]
    public async Task Writer_DiesBeforeItsCommit_LeavesNothingToSeeAndTheNextTidiesUp()
    {
        var store = _stores.Open();
        await WriteAsync(store, "old queue");
        var dead = await store.OpenWriterAsync("docs", Token);
        await dead.ReplaceAsync(Page, [.. Enumerable.Range(0, 300).Select(i => Passage(Page, $"lost queue {i}", i))], Token);
        _stores.Server.Fault = request => request.Body.Contains("\"entry\":\"source\"", StringComparison.Ordinal) && request.Method == "PUT" ? Refusal : null;
        await Assert.ThrowsAsync<PassageStoreException>(() => dead.CommitAsync(Token));
        _stores.Server.Fault = _ => null;

        Assert.Equal(["old queue"], await SearchAsync(store));
        Assert.True(PointsOf("docs") > 1);

        await WriteAsync(store, "new queue");
        Assert.Equal(["new queue"], await SearchAsync(store));
        Assert.Equal(1, PointsOf("docs"));
    }

    [Fact]
    public async Task Writer_IsGivenUp_TakesItsPassagesAway()
    {
        var store = _stores.Open();
        await WriteAsync(store, "old queue");
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Page, [.. Enumerable.Range(0, 300).Select(i => Passage(Page, $"lost queue {i}", i))], Token);
        }

        Assert.Equal(["old queue"], await SearchAsync(store));
        Assert.Equal(1, PointsOf("docs"));
    }

    [Fact]
    public async Task Commit_AnswerIsLost_IsCommittedOnce()
    {
        var store = _stores.Open();
        await WriteAsync(store, "old queue");
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Page, PassagesOf(Page, "new queue"), Token);
            _stores.Server.Fault = OnceForEachPath(new FakeQdrantFault { Breaks = true, IsDone = true });
            await writer.CommitAsync(Token);
        }

        Assert.Equal(["new queue"], await SearchAsync(store));
        Assert.Equal(1, PointsOf("docs"));
        Assert.Equal([new SourceStatus("docs", 1, 1)], (await store.GetStatusAsync(Token)).Sources);
    }

    [Fact]
    public async Task Commit_EveryAnswerOfItIsLost_IsNotTakenBackWhenTheWriterGoes()
    {
        var store = _stores.Open();
        await WriteAsync(store, "old queue");
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Page, PassagesOf(Page, "new queue"), Token);
            _stores.Server.Fault = request => IsHead(request) ? new FakeQdrantFault { Status = 400, IsDone = true } : null;
            await Assert.ThrowsAsync<PassageStoreException>(() => writer.CommitAsync(Token));
            _stores.Server.Fault = _ => null;
        }

        Assert.Equal(["new queue"], await SearchAsync(store));
        Assert.Equal(1, PointsOf("docs"));
    }

    [Fact]
    public async Task Passages_OfAnyNumber_ComeInRequestsThatTheServerTakes()
    {
        var store = _stores.Open();
        var words = string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"word{i}"));
        await using (var writer = await store.OpenWriterAsync("docs", Token))
        {
            await writer.ReplaceAsync(Page, [.. Enumerable.Range(0, 1000).Select(i => Passage(Page, $"queue {i}", i))], Token);
            await writer.ReplaceAsync(Document("/long"), [.. Enumerable.Range(0, 9).Select(i => Passage(Document("/long"), $"{words} {i}", i))], Token);
            await writer.CommitAsync(Token);
        }

        Assert.Equal([new SourceStatus("docs", 2, 1009)], (await store.GetStatusAsync(Token)).Sources);
        var upserts = _stores.Server.Requests.Where(request => request.Method == "PUT" && request.Path.EndsWith("/points", StringComparison.Ordinal)).ToList();
        Assert.All(upserts, request => Assert.True(request.Body.Length < 16_000_000));
        Assert.Equal(1000, (await store.ReadDocumentAsync(Page, User, Token)).Count);
    }

    [Fact]
    public async Task EveryChange_IsWaitedFor()
    {
        await WriteAsync(_stores.Open(), "queue");

        Assert.All(
            _stores.Server.Requests.Where(request => request.Path.Contains("/points", StringComparison.Ordinal) && IsWrite(request)),
            request => Assert.Contains("wait=true", request.Query));
    }

    private static FakeQdrantFault Refusal => new() { Status = 400, Error = "Bad request: made by a test" };

    private static bool IsHead(FakeQdrantRequest request) => request.Method == "PUT" && request.Body.Contains("\"entry\":\"source\"", StringComparison.Ordinal);

    private static bool IsWrite(FakeQdrantRequest request) =>
        request.Method == "PUT" || request.Path.EndsWith("/delete", StringComparison.Ordinal) || request.Path.EndsWith("/payload", StringComparison.Ordinal);

    private static Func<FakeQdrantRequest, FakeQdrantFault?> OnceForEachPath(FakeQdrantFault fault)
    {
        var met = new HashSet<string>();
        return request => IsWrite(request) && met.Add(request.Path + IsHead(request)) ? fault : null;
    }

    // What a reader with a snapshot of now would find, asked of the server itself.
    private IReadOnlyList<string> Visible()
    {
        var head = _stores.Server.Ask("POST", "collections/passages/points/scroll", """{"filter":{"must":[{"key":"entry","match":{"value":"source"}}]}}""")["points"]![0]!["payload"]!;
        var filter = $$$"""{"must":[{"key":"source","match":{"value":"docs"}},{"key":"from","range":{"lte":{{{head["commit"]}}}}},{"key":"until","range":{"gt":{{{head["commit"]}}}}}]}""";
        var points = _stores.Server.Ask("POST", "collections/passages/points/scroll", $$"""{"limit":100,"filter":{{filter}}}""")["points"]!.AsArray();
        return [.. points.Select(point => point!["payload"]!).OrderBy(payload => (int)payload["position"]!).Select(payload => (string)payload["text"]!)];
    }

    private long PointsOf(string source)
    {
        var filter = $$$"""{"must":[{"key":"source","match":{"value":"{{{source}}}"}},{"key":"kind","match":{"value":"Documentation"}}]}""";
        return (int)_stores.Server.Ask("POST", "collections/passages/points/count", $$"""{"filter":{{filter}}}""")["count"]!;
    }

    private static async Task WriteAsync(IPassageStore store, params string[] texts)
    {
        await using var writer = await store.OpenWriterAsync("docs", Token);
        await writer.ReplaceAsync(Page, PassagesOf(Page, texts), Token);
        await writer.CommitAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(IPassageStore store) =>
        [.. (await store.SearchAsync(new PassageQuery { Text = "queue" }, User, Token)).Select(hit => hit.Passage.Text)];
}
