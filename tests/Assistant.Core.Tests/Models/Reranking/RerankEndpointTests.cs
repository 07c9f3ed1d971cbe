using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Models.Reranking;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Models.Reranking;

public sealed class RerankEndpointTests : IAsyncLifetime
{
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();
    private readonly RerankerOptions _options = new() { Model = "tiny-reranker" };
    private FakeTextModels _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTextModels.StartAsync(Token);
        _server.Score = (_, text) => text.Length;
        _options.BaseUrl = _server.Url;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Rerank_AServerLikeVllm_IsAskedInItsForm()
    {
        var scores = await RerankAsync(Create(), "a", "ccc", "bb");

        Assert.Equal([8, 10, 9], scores);
        var request = Assert.Single(_server.Requests);
        Assert.Equal(["query", "documents", "top_n", "model"], request.Body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("which one?", request.Query);
    }

    [Fact]
    public async Task Rerank_AServerLikeTei_IsFoundOutOnceAndAskedInSmallRequests()
    {
        _options.BaseUrl = _server.TeiUrl;
        using var endpoint = Create();
        var texts = Enumerable.Range(0, 50).Select(i => new string('x', i)).ToArray();

        var scores = await RerankAsync(endpoint, texts);
        await RerankAsync(endpoint, texts);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double?)(i + 7)), scores);
        Assert.Equal(50, _server.Requests[0].Texts.Count);
        Assert.Equal([18, 18, 32, 32], _server.Requests.Skip(1).Select(request => request.Texts.Count).Order());
        Assert.DoesNotContain("model", _server.Requests[^1].Body.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Rerank_MoreTextsThanTheServerTakes_SendsHalves()
    {
        (_options.BaseUrl, _options.Api, _server.MostTexts) = (_server.TeiUrl, RerankApi.Tei, 8);

        var scores = await RerankAsync(Create(), [.. Enumerable.Range(0, 20).Select(i => new string('x', i))]);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (double?)(i + 7)), scores);
    }

    [Fact]
    public async Task Rerank_TextsThatAreTooLong_AreCut()
    {
        _server.MostWords = 60;

        var scores = await RerankAsync(Create(), "short", string.Join(' ', Enumerable.Repeat("word", 300)));

        Assert.True(scores[1] > scores[0]);
        Assert.All(_server.Requests[^1].Texts, text => Assert.True(text.Split(' ').Length <= 60));
    }

    [Fact]
    public async Task Rerank_AReplyInAnotherOrder_BelongsToItsTexts_AndOneThatLacksSomeIsTaken()
    {
        _server.Then(TextModelReply.Shuffled(), TextModelReply.Fewer());
        using var endpoint = Create();

        Assert.Equal([8, 10, 9], await RerankAsync(endpoint, "a", "ccc", "bb"));
        Assert.Equal([null, 10, 9], await RerankAsync(endpoint, "a", "ccc", "bb"));
    }

    public static TheoryData<string, TextModelReply> Odd => new()
    {
        { "it sent text/html", TextModelReply.Body("text/html", "<html>Please sign in</html>") },
        { "JSON without a list of results", TextModelReply.Body("application/json", "{}") },
        { "results whose numbers do not fit the passages", TextModelReply.Repeated() },
        { "no result", TextModelReply.Body("application/json", """{"results":[]}""") },
        { "takes no more requests for now (429)", TextModelReply.Status(429, retryAfter: "5") },
        { "failed (500)", TextModelReply.Status(500) },
        { "broke off|cannot be reached", TextModelReply.Cut() },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Rerank_ThatFails_SaysWhyAtOnceAndTheEndpointRests(string says, TextModelReply reply)
    {
        _server.Then(reply);
        using var endpoint = Create();

        var failure = await Assert.ThrowsAsync<EndpointException>(() => RerankAsync(endpoint, "a", "b"));

        Assert.Contains(says.Split('|'), word => failure.Message.Contains(word, StringComparison.Ordinal));
        Assert.EndsWith("it is asked again in 15 s", (await Assert.ThrowsAsync<EndpointException>(() => RerankAsync(endpoint, "a", "b"))).Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Rerank_ThatTakesTooLong_EndsInTime()
    {
        _server.Then(TextModelReply.Never());
        using var endpoint = Create();
        var reranking = RerankAsync(endpoint, "a", "b");
        await _server.ArrivalAsync(Token);
        _clock.Advance(Allowance);

        Assert.Equal("Reranker did not answer within 2 s", (await Assert.ThrowsAsync<EndpointException>(() => reranking)).Message);
    }

    [Fact]
    public async Task Door_TextThatIsNotAccepted_DoesNotPass()
    {
        using var endpoint = Create();
        var staff = Passage(Document("/a"), "staff", 0, Audience.Staff);

        await Assert.ThrowsAsync<InvalidOperationException>(() => endpoint.RerankAsync("?", TextClass.Public, [staff], Allowance, Token));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => endpoint.RerankAsync("?", TextClass.Tickets, [Passage(Document("/a"), "public")], Allowance, Token));
        Assert.Empty(_server.Requests);
    }

    private RerankEndpoint Create() => new(Options.Create(_options), _clock);

    private static async Task<IReadOnlyList<double?>> RerankAsync(RerankEndpoint endpoint, params string[] texts) =>
        await endpoint.RerankAsync("which one?", TextClass.Public, PassagesOf(Document("/a"), texts), Allowance, Token);
}
