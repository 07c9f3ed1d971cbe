using System.Text.Json;
using Assistant.Core.Models;
using Assistant.Core.Models.Wire;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Models;

/// <summary>How much a model takes: as configured, as listed, or as it says when it refuses.</summary>
public sealed class ContextLengthTests
{
    public static TheoryData<int, string, int> Overflows => new()
    {
        { 400, """{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.","code":400}}""", 4096 },
        { 400, """{"object":"error","message":"You passed 5000 input tokens, context length is only 4096","code":400}""", 4096 },
        { 400, """{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":2048}}""", 2048 },
        { 500, """{"error":{"message":"internal_endpoint_error: status code: 400 maximum context length is 8192 tokens"}}""", 8192 },
        { 400, """{"error":{"message":"prompt is too long"}}""", 21845 },
    };

    [Theory]
    [MemberData(nameof(Overflows))]
    public async Task Relay_PromptTooLong_IsFittedOnceAndAnswered(int status, string body, int fitted)
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Status(status, body), ChatReply.Of("Here."));

        var steps = await fixture.AskAsync();

        Assert.Equal("Here.", EndpointFixture.Text(steps));
        Assert.Equal([32768, fitted], fixture.Contexts);
        Assert.Equal(fitted, Assert.Single(steps.OfType<Refitting>()).ContextTokens);
    }

    [Fact]
    public async Task Relay_FittedPromptTooLongAgain_GivesUp()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Status(400, """{"error":{"message":"prompt is too long"}}"""), ChatReply.Status(400, """{"error":{"message":"prompt is too long"}}"""));

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal(ProblemKind.ContextOverflow, problem.Kind);
        Assert.Contains("Models:sophia:ContextTokens", problem.Message);
        Assert.Equal(2, server.Requests.Count);
        Assert.True(fixture.Endpoints.All[0].Health.Healthy);
    }

    [Fact]
    public async Task Relay_LengthSaidOnce_IsRemembered()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.ContextTokens = 16_000);
        server.Then(ChatReply.Status(400, """{"error":{"message":"maximum context length is 4096 tokens"}}"""), ChatReply.Of("One."), ChatReply.Of("Two."));

        await fixture.AskAsync();
        await fixture.AskAsync();

        Assert.Equal([16_000, 4096, 4096], fixture.Contexts);
        Assert.Equal(0, server.Listings); // what is configured need not be asked for
    }

    [Fact]
    public async Task Relay_LengthListed_IsAskedForOnceAndUsed()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.ApiKey = "the-key");
        server.ContextTokens = 131_072;

        await fixture.AskAsync();
        await fixture.AskAsync();

        Assert.Equal([131_072, 131_072], fixture.Contexts);
        Assert.Equal(1, server.Listings);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"a","max_model_len":1},{"id":"m","max_model_len":4096}]}""", 4096)]
    [InlineData("""{"data":[{"id":"/models/m.gguf","meta":{"n_ctx":8192}}]}""", 8192)]
    [InlineData("""{"data":[{"id":"m","meta":null,"max_model_len":null,"context_length":16384}]}""", 16384)]
    [InlineData("""{"data":[{"id":"a"},{"id":"b","max_model_len":4096}]}""", null)]
    [InlineData("""{"data":[{"id":"m","max_model_len":"4096"}]}""", null)]
    [InlineData("""{"data":{}}""", null)]
    [InlineData("""[1]""", null)]
    public void List_OfAnyServer_TellsTheLengthWhereItIsThere(string body, int? tokens)
    {
        using var list = JsonDocument.Parse(body);

        Assert.Equal(tokens, ModelListing.ContextOf(list.RootElement, "m"));
    }
}
