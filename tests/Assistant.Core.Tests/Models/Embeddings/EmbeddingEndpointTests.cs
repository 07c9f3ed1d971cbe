using System.Numerics.Tensors;
using Assistant.Core.Configuration;
using Assistant.Core.Models;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Assistant.Core.Tests.Passages.PassageSamples;

namespace Assistant.Core.Tests.Models.Embeddings;

public sealed class EmbeddingEndpointTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SkippingClock _clock = new();
    private readonly EmbeddingsOptions _options = new() { Model = "tiny", Dimensions = 64 };
    private FakeTextModels _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTextModels.StartAsync(Token);
        _options.BaseUrl = _server.Url;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Embed_AnE5Model_PutsItsPrefixesAndGivesUnitVectors()
    {
        _options.Model = "intfloat/multilingual-e5-large";
        _options.ApiKey = _server.Key = "sk-secret";
        using var endpoint = Create();

        var vectors = await endpoint.EmbedAsync(Passages("Scratch is purged"), Token);
        var question = await endpoint.EmbedQuestionAsync("What is erased?", TextClass.Public, TimeSpan.FromMinutes(1), Token);

        Assert.Equal(["passage: Guide\n\nScratch is purged"], _server.Requests[0].Texts);
        Assert.Equal(["query: What is erased?"], _server.Requests[1].Texts);
        Assert.Equal("Bearer sk-secret", _server.Requests[0].Authorization);
        Assert.Equal(["model", "input", "encoding_format"], _server.Requests[0].Body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(1, TensorPrimitives.Norm(vectors[0]!), 5);
        Assert.Equal(1, TensorPrimitives.Norm(question.Values.Span), 5);
        Assert.Equal(endpoint.Space, question.Space);
    }

    [Theory]
    [InlineData("BAAI/bge-base-en-v1.5", "Represent this sentence for searching relevant passages: ", "")]
    [InlineData("BAAI/bge-m3", "", "")]
    [InlineData("nomic-embed-text:latest", "search_query: ", "search_document: ")]
    [InlineData("intfloat/e5-mistral-7b-instruct", "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ", "")]
    [InlineData("of-our-own", "", "")]
    public void Model_OfAKnownName_HasThePrefixesOfItsMakers(string name, string query, string passage)
    {
        var model = EmbeddingModel.Of(new EmbeddingsOptions { Model = name });

        Assert.Equal((query, passage), (model.QueryPrefix, model.PassagePrefix));
        Assert.Equal(("", "p:"), (EmbeddingModel.Of(new EmbeddingsOptions { Model = name, QueryPrefix = "", PassagePrefix = "p:" }) is var set ? (set.QueryPrefix, set.PassagePrefix) : default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Embed_AReplyInAnotherOrderOrForm_BelongsToItsTexts(bool base64)
    {
        using var endpoint = Create();
        var straight = await endpoint.EmbedAsync(Passages("one", "two", "three"), Token);
        _server.Then(base64 ? TextModelReply.Base64() : TextModelReply.Shuffled());

        var other = await endpoint.EmbedAsync(Passages("one", "two", "three"), Token);

        Assert.Equal(straight, other);
        Assert.NotEqual(straight[0], straight[2]);
    }

    [Fact]
    public async Task Embed_VectorsOfAnotherLength_SaysWhatToSet()
    {
        _options.Dimensions = 1024;
        using var endpoint = Create();

        var failure = await Assert.ThrowsAsync<EndpointException>(() => endpoint.EmbedAsync(Passages("one"), Token));

        Assert.Equal("Embeddings gives vectors of 64 numbers, but Embeddings:Dimensions is 1024; set it to 64, or correct Embeddings:Model", failure.Message);
        Assert.Single(_server.Requests);
    }

    public static TheoryData<string, TextModelReply> Odd => new()
    {
        { "1 vectors for 2 texts", TextModelReply.Fewer() },
        { "vectors whose numbers do not fit the texts", TextModelReply.Repeated() },
        { "it sent text/html", TextModelReply.Body("text/html", "<html>Please sign in</html>") },
        { "JSON without a list of vectors", TextModelReply.Body("application/json", """{"data":[{"index":0,"embedding":"?"},{"index":1,"embedding":null}]}""") },
        { "JSON without a list of vectors", TextModelReply.Body("application/json", "[]") },
        { "refuses the request (400)", TextModelReply.Status(400) },
        { "does not know its model (404)", TextModelReply.Status(404) },
        { "does not accept its key", TextModelReply.Status(401) },
        { "sends elsewhere (307)", TextModelReply.Status(307) },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Embed_ThatFailsForGood_SaysWhyAndDoesNotInsist(string says, TextModelReply reply)
    {
        _server.Otherwise = () => reply;
        using var endpoint = Create();

        var failure = await Assert.ThrowsAsync<EndpointException>(() => endpoint.EmbedAsync(Passages("one", "two"), Token));

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.True(_server.Requests.Count <= 3, $"{_server.Requests.Count} requests");
        Assert.DoesNotContain(_clock.Pauses, pause => pause <= TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Embed_ThatMayPass_IsTriedAgainAsToldAndGivenUpInTheEnd()
    {
        _server.Then(TextModelReply.Status(429, retryAfter: "7"), TextModelReply.Status(500), TextModelReply.Status(503), TextModelReply.Cut());
        using var endpoint = Create();

        Assert.Single(await endpoint.EmbedAsync(Passages("one"), Token));
        Assert.Equal([7, 2, 4, 8], Pauses());

        _server.Otherwise = () => TextModelReply.Status(503);
        var failure = await Assert.ThrowsAsync<EndpointException>(() => endpoint.EmbedAsync(Passages("one"), Token));
        Assert.Contains("starting or overloaded (503)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5 + 5, _server.Requests.Count);
    }

    [Fact]
    public async Task Embed_LimitedForHours_LeavesItToTheNextRun()
    {
        _server.Then(TextModelReply.Status(429, retryAfter: "7200"));
        using var endpoint = Create();

        await Assert.ThrowsAsync<EndpointException>(() => endpoint.EmbedAsync(Passages("one"), Token));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Embed_OneTextThatIsTooLong_ShortensThatOneAlone()
    {
        _server.MostWords = 50;
        using var endpoint = Create();
        var passages = Passages("short one", string.Join(' ', Enumerable.Repeat("word", 120)), "short two", "short three");

        var vectors = await endpoint.EmbedAsync(passages, Token);

        Assert.All(vectors, Assert.NotNull);
        Assert.Equal(await endpoint.EmbedAsync([passages[2]], Token), [vectors[2]]);
    }

    [Fact]
    public async Task Embed_OneTextThatIsRefused_LeavesItOut()
    {
        _server.RefusedWord = "cursed";
        using var endpoint = Create();

        var vectors = await endpoint.EmbedAsync(Passages("good one", "a cursed one", "good two", "good three"), Token);

        Assert.Equal([true, false, true, true], vectors.Select(vector => vector is not null));
    }

    [Fact]
    public async Task Embed_AVectorOfZeros_IsNone()
    {
        _server.Then(TextModelReply.Zeros());
        using var endpoint = Create();

        Assert.Null(Assert.Single(await endpoint.EmbedAsync(Passages("one"), Token)));
    }

    [Fact]
    public async Task Batches_KeepToTheNumbersOfTextsAndTokens()
    {
        (_options.BatchInputs, _options.BatchTokens, _options.InputTokens) = (3, 300, 100);
        using var endpoint = Create();
        var texts = Enumerable.Repeat("short", 7).Concat(Enumerable.Repeat(string.Join(' ', Enumerable.Range(0, 70)), 4)).ToArray();

        var sizes = new List<int>();
        await foreach (var batch in endpoint.BatchAsync(Passages(texts).ToAsyncEnumerable()))
        {
            sizes.Add(batch.Count);
        }

        Assert.Equal([3, 3, 3, 2], sizes);
    }

    [Fact]
    public async Task Embed_LongTexts_SendsTheirBeginning()
    {
        _options.InputTokens = 64;
        using var endpoint = Create();

        await endpoint.EmbedAsync(Passages(string.Join(' ', Enumerable.Range(1000, 400))), Token);

        var sent = Assert.Single(Assert.Single(_server.Requests).Texts);
        Assert.StartsWith("Guide\n\n1000 1001", sent, StringComparison.Ordinal);
        Assert.True(sent.Length < 400, $"{sent.Length} characters");
    }

    [Fact]
    public async Task Door_TextThatIsNotAccepted_DoesNotPass()
    {
        using var endpoint = Create();
        Passage[] forbidden =
        [
            Passage(Document("/a"), "staff", 0, Audience.Staff),
            Passage(Document("/b"), "ticket", 0, Audience.Public) with { Kind = PassageKind.TicketProblem },
        ];

        foreach (var passage in forbidden)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => endpoint.EmbedAsync([Passages("fine")[0], passage], Token));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => endpoint.EmbedQuestionAsync("from a ticket", TextClass.Tickets, Second, Token));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Question_ThatIsNotAnsweredInTime_FailsAndTheEndpointRests()
    {
        var clock = new FakeTimeProvider();
        _server.Then(TextModelReply.Never());
        using var endpoint = new EmbeddingEndpoint(Options.Create(_options), clock);
        var question = endpoint.EmbedQuestionAsync("one", TextClass.Public, Second, Token);
        await _server.ArrivalAsync(Token);
        clock.Advance(Second);

        Assert.Equal("Embeddings did not answer within 1 s", (await Assert.ThrowsAsync<EndpointException>(() => question)).Message);
        var resting = await Assert.ThrowsAsync<EndpointException>(() => endpoint.EmbedQuestionAsync("one", TextClass.Public, Second, Token));
        Assert.Equal("Embeddings did not answer within 1 s; it is asked again in 15 s", resting.Message);
        Assert.Single(_server.Requests);

        clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(64, (await endpoint.EmbedQuestionAsync("one", TextClass.Public, Second, Token)).Values.Length);
    }

    private EmbeddingEndpoint Create() => new(Options.Create(_options), _clock);

    private IEnumerable<double> Pauses() => _clock.Pauses.Select(pause => pause.TotalSeconds).Where(seconds => seconds is 2 or 4 or 7 or 8);

    private static IReadOnlyList<Passage> Passages(params string[] texts) => PassagesOf(Document("/a"), texts);
}
