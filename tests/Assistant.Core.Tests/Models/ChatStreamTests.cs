using Assistant.Core.Models;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Models;

public sealed class ChatStreamTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_StreamingEndpoint_GivesTextUsageAndSendsOnlyKnownFields()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.ApiKey = "secret-key-1");
        server.Key = "secret-key-1";
        server.Then(ChatReply.Of("You have ", "10 TB", " [1]."));

        var steps = await fixture.AskAsync();

        Assert.Equal("You have 10 TB [1].", EndpointFixture.Text(steps));
        var answered = Assert.IsType<Answered>(steps[^1]);
        Assert.Equal(120, answered.Usage?.PromptTokens);
        Assert.Equal(["temperature", "messages", "model", "stream", "stream_options"], server.Requests.Single().Fields);
        Assert.Equal("Bearer secret-key-1", server.Requests.Single().Authorization);
    }

    [Fact]
    public async Task Relay_NoKeyConfigured_SendsNoAuthorization()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("open");
        server.Then(ChatReply.Of("Hello."));

        await fixture.AskAsync();

        Assert.Null(server.Requests.Single().Authorization);
    }

    [Fact]
    public async Task Relay_HeldStream_GivesFirstWordsBeforeTheLastAreSent()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        var gate = new Gate();
        server.Then(ChatReply.Begun().Say("first ").Hold(gate).Say("last").End());

        await using var steps = fixture.Stream().GetAsyncEnumerator(Cancelled);
        Assert.True(await steps.MoveNextAsync()); // asking
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(new Spoke("first "), steps.Current);
        gate.Open();
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(new Spoke("last"), steps.Current);
    }

    [Theory]
    [InlineData("reasoning")]
    [InlineData("reasoning_content")]
    public async Task Relay_ReasoningFields_AreNoAnswer(string field)
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Begun().Think("Let me see", field).Say("Ten.").End());

        var steps = await fixture.AskAsync();

        Assert.Equal("Ten.", EndpointFixture.Text(steps));
    }

    [Fact]
    public async Task Relay_ThinkBlockInContent_IsNoAnswer()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Of("<th", "ink>I wonder</thi", "nk>\n\nTen ", "< eleven."));

        var steps = await fixture.AskAsync();

        Assert.Equal("Ten < eleven.", EndpointFixture.Text(steps));
    }

    [Fact]
    public async Task Relay_ReasoningOnly_FailsAsEmpty()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Begun().Think("on and on").End());

        var nobody = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]);

        Assert.Equal(ProblemKind.Empty, nobody.Problems.Single().Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eos_token")]
    public async Task Relay_FinishReasonsUnknownToTheSdk_AreTolerated(string reason)
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        // Some servers send an empty reason on every chunk but the last.
        server.Then(ChatReply.Begun()
            .Raw("""data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Ten: \"finish_reason\":\"\""},"finish_reason":""}]}""")
            .Finish(reason.Length == 0 ? "stop" : reason).Done());

        var steps = await fixture.AskAsync();

        Assert.Equal("Ten: \"finish_reason\":\"\"", EndpointFixture.Text(steps));
        Assert.IsType<Answered>(steps[^1]);
    }

    [Fact]
    public async Task Relay_ServerAborts_IsCutOff()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Begun().Say("Ten").End("abort"));

        var broken = Assert.IsType<Broken>((await fixture.AskAsync())[^1]);

        Assert.Contains("abort", broken.Problem.Message);
    }

    [Fact]
    public async Task Relay_MissingUsageAndEndMark_IsStillAnAnswer()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Begun().Say("Ten.").Finish());

        var steps = await fixture.AskAsync();

        Assert.Null(Assert.IsType<Answered>(steps[^1]).Usage);
    }

    [Fact]
    public async Task Relay_SilenceAfterTheFinish_IsStillAnAnswer()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.StallTimeoutSeconds = 30);
        // Text and finish reason in one chunk: whoever has seen the text has seen the end of the answer too.
        server.Then(ChatReply.Begun()
            .Raw("""data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Ten."},"finish_reason":"stop"}]}""")
            .Hang());

        await using var steps = fixture.Stream().GetAsyncEnumerator(Cancelled);
        Assert.True(await steps.MoveNextAsync()); // asking
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(new Spoke("Ten."), steps.Current);
        var next = steps.MoveNextAsync(); // waiting: the stall timer runs
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await next);
        Assert.IsType<Answered>(steps.Current);
    }
}
