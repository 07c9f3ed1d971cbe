using Assistant.Core.Models;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Models;

public sealed class ChatFailureTests
{
    public static TheoryData<int, string, string> Statuses => new()
    {
        { 401, """{"error":"Unauthorized"}""", nameof(ProblemKind.KeyRefused) },
        { 403, "<html>no</html>", nameof(ProblemKind.KeyRefused) },
        { 404, """{"error":{"message":"The model `tiny` does not exist.","type":"NotFoundError","param":null,"code":404}}""", nameof(ProblemKind.ModelUnknown) },
        { 400, """{"error":{"message":"bad"}}""", nameof(ProblemKind.RequestRefused) },
        { 422, """{"detail":[{"loc":["body","top_k"],"msg":"Extra inputs are not permitted","input":"the user's own words"}]}""", nameof(ProblemKind.RequestRefused) },
        { 500, """{"error":{"message":"internal_endpoint_error: upstream status code: 400 BadRequestError"}}""", nameof(ProblemKind.RequestRefused) },
        { 429, """{"error":{"message":"slow down"}}""", nameof(ProblemKind.Busy) },
        { 500, "oops", nameof(ProblemKind.ServerError) },
        { 502, "<html>Bad gateway</html>", nameof(ProblemKind.ServerError) },
        { 504, "", nameof(ProblemKind.TimedOut) },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Relay_ErrorStatus_IsNamedAndAskedOnce(int status, string body, string kind)
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia");
        server.Then(ChatReply.Status(status, body, retryAfter: status == 429 ? "3600" : null));

        var nobody = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]);

        var problem = nobody.Problems.Single();
        Assert.Equal(kind, problem.Kind.ToString());
        Assert.Contains("sophia", problem.Message);
        Assert.DoesNotContain("own words", problem.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Relay_NothingListens_SaysSo()
    {
        await using var fixture = new EndpointFixture();
        fixture.Add("gone", "http://127.0.0.1:9/v1");

        var nobody = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]);

        Assert.Equal(ProblemKind.Unreachable, nobody.Problems.Single().Kind);
        Assert.Contains("gone", nobody.Problems.Single().Message);
    }

    [Fact]
    public async Task Relay_WebPage_IsNoEndpoint()
    {
        await using var fixture = new EndpointFixture();
        (await fixture.AddAsync("sophia")).Then(ChatReply.Html());

        var nobody = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]);

        Assert.Equal(ProblemKind.NotAnEndpoint, nobody.Problems.Single().Kind);
        Assert.Contains("BaseUrl", nobody.Problems.Single().Message);
    }

    [Fact]
    public async Task Relay_ErrorThatEchoesTheKey_HidesIt()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.ApiKey = "very-secret-value");
        server.Then(ChatReply.Status(500, """{"error":{"message":"cannot use very-secret-value nor Bearer abcdefgh or sk-1234567890"}}"""));

        var nobody = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]);

        Assert.Equal("sophia failed (500); it said: cannot use [key] nor Bearer [key] or [key]", nobody.Problems.Single().Full);
        Assert.Equal("sophia failed (500)", nobody.Problems.Single().Message); // what health shows to everyone: an endpoint may repeat the prompt
    }

    [Fact]
    public async Task Relay_ErrorWithinStreamAfterText_KeepsTheText()
    {
        await using var fixture = new EndpointFixture();
        (await fixture.AddAsync("sophia")).Then(ChatReply.Begun().Say("Half an ").Fault("CUDA out of memory", 500).Done());

        var steps = await fixture.AskAsync();

        Assert.Equal("Half an ", EndpointFixture.Text(steps));
        Assert.Contains("CUDA out of memory", Assert.IsType<Broken>(steps[^1]).Problem.Full);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Relay_StreamEndsWithoutReason_IsCutOff(bool doneMark)
    {
        await using var fixture = new EndpointFixture();
        var reply = ChatReply.Begun().Say("Half");
        (await fixture.AddAsync("sophia")).Then(doneMark ? reply.Done() : reply);

        Assert.Equal(ProblemKind.BrokenOff, Assert.IsType<Broken>((await fixture.AskAsync())[^1]).Problem.Kind);
    }

    [Fact]
    public async Task Relay_ConnectionCut_IsCutOff()
    {
        await using var fixture = new EndpointFixture();
        var gate = new Gate();
        (await fixture.AddAsync("sophia")).Then(ChatReply.Begun().Say("Half").Hold(gate).Cut());

        await using var steps = fixture.Stream().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await steps.MoveNextAsync()); // asking
        Assert.True(await steps.MoveNextAsync()); // "Half" has arrived
        gate.Open();
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(ProblemKind.BrokenOff, Assert.IsType<Broken>(steps.Current).Problem.Kind);
    }

    [Theory]
    [InlineData("length", nameof(ProblemKind.LengthReached))]
    [InlineData("content_filter", nameof(ProblemKind.Filtered))]
    public async Task Relay_StoppedByLimitOrFilter_IsCutOffButHealthy(string reason, string kind)
    {
        await using var fixture = new EndpointFixture();
        (await fixture.AddAsync("sophia")).Then(ChatReply.Begun().Say("Half").End(reason));

        var broken = Assert.IsType<Broken>((await fixture.AskAsync())[^1]);

        Assert.Equal(kind, broken.Problem.Kind.ToString());
        Assert.True(broken.Endpoint.Health.Healthy);
    }

    [Theory]
    [InlineData("[ERROR] upstream failed")]
    public async Task Relay_ErrorWrittenAsContent_IsNoAnswer(string content)
    {
        await using var fixture = new EndpointFixture();
        (await fixture.AddAsync("metis")).Then(ChatReply.Of(content));

        var steps = await fixture.AskAsync();

        Assert.Equal("", EndpointFixture.Text(steps));
        Assert.IsType<NobodyAnswered>(steps[^1]);
    }
}
