using Assistant.Core.Models;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Models;

public sealed class RelayTimingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_SilentEndpoint_GivesWayToTheNextAfterItsAllowance()
    {
        await using var fixture = new EndpointFixture();
        var silent = await fixture.AddAsync("silent", options => options.FirstTokenTimeoutSeconds = 60);
        var other = await fixture.AddAsync("other", options => options.Priority = 2);
        silent.Then(ChatReply.Never());
        other.Then(ChatReply.Of("Here."));

        var asking = fixture.AskAsync();
        await silent.ArrivalAsync(Cancelled);
        fixture.Clock.Advance(TimeSpan.FromSeconds(60));
        var steps = await asking;

        Assert.Equal("silent did not begin to answer within 60 s", steps.OfType<Switching>().Single().Problem.Message);
        Assert.Equal("Here.", EndpointFixture.Text(steps));
        Assert.Equal("other", Assert.IsType<Answered>(steps[^1]).Endpoint.Name);
    }

    [Fact]
    public async Task Relay_RoleChunkAlone_IsNoFirstToken()
    {
        await using var fixture = new EndpointFixture();
        var gate = new Gate();
        (await fixture.AddAsync("sophia", options => options.FirstTokenTimeoutSeconds = 60)).Then(ChatReply.Begun().Hold(gate));

        var asking = fixture.AskAsync();
        await gate.Reached;
        fixture.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(ProblemKind.TimedOut, Assert.IsType<NobodyAnswered>((await asking)[^1]).Problems.Single().Kind);
    }

    [Fact]
    public async Task Relay_SilenceAfterText_StallsAndKeepsIt()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.StallTimeoutSeconds = 30);
        server.Then(ChatReply.Begun().Say("Use ").Hang());

        await using var steps = fixture.Stream().GetAsyncEnumerator(Cancelled);
        Assert.True(await steps.MoveNextAsync()); // asking
        Assert.True(await steps.MoveNextAsync()); // "Use " has arrived
        var next = steps.MoveNextAsync();         // waiting: the stall timer runs
        fixture.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.True(await next);
        Assert.Equal("sophia fell silent for 30 s", Assert.IsType<Broken>(steps.Current).Problem.Message);
    }

    [Fact]
    public async Task Relay_ColdEndpointAlone_IsAskedAgainWithinItsAllowance()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("cold");
        server.Then(ChatReply.Status(503, """{"error":{"message":"Loading model","type":"unavailable_error"}}"""), ChatReply.Of("Warm."));

        await using var steps = fixture.Stream().GetAsyncEnumerator(Cancelled);
        Assert.True(await steps.MoveNextAsync()); // asking
        Assert.True(await steps.MoveNextAsync());
        var pause = Assert.IsType<NotReady>(steps.Current).Pause;
        var next = steps.MoveNextAsync();
        fixture.Clock.Advance(pause);

        Assert.True(await next);
        Assert.IsType<Asking>(steps.Current);
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(new Spoke("Warm."), steps.Current);
    }

    [Fact]
    public async Task Relay_ColdStartReportedWithinTheStream_GivesWayToAnother()
    {
        await using var fixture = new EndpointFixture();
        var cold = await fixture.AddAsync("cold");
        var other = await fixture.AddAsync("other", options => options.Priority = 2);
        cold.Then(new ChatReply().Raw("""data: {"object":"error","message":"timeout","code":504}""").Done());
        other.Then(ChatReply.Of("Here."));

        var steps = await fixture.AskAsync();

        Assert.Equal(ProblemKind.Starting, steps.OfType<Switching>().Single().Problem.Kind);
        Assert.Equal("Here.", EndpointFixture.Text(steps));
    }

    [Fact]
    public async Task Relay_EndpointThatFailedLately_IsAskedLast()
    {
        await using var fixture = new EndpointFixture();
        var dead = await fixture.AddAsync("dead");
        var other = await fixture.AddAsync("other", options => options.Priority = 2);
        dead.Then(ChatReply.Status(500, "x"));
        other.Otherwise = _ => ChatReply.Of("Here.");

        await fixture.AskAsync();
        await fixture.AskAsync();
        Assert.Single(dead.Requests);
        Assert.Contains("dead failed", fixture.Endpoints.All[0].Health.Describe());

        dead.Otherwise = _ => ChatReply.Of("Back.");
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Back.", EndpointFixture.Text(await fixture.AskAsync()));
        Assert.True(fixture.Endpoints.All[0].Health.Healthy);
    }

    [Fact]
    public async Task Relay_OnlyEndpointFailedLately_IsAskedAllTheSame()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("only");
        server.Then(ChatReply.Status(500, "x"), ChatReply.Of("Back."));

        await fixture.AskAsync();

        Assert.Equal("Back.", EndpointFixture.Text(await fixture.AskAsync()));
    }

    [Fact]
    public async Task Relay_AllPlacesTaken_TellsThePositionAndThenAsks()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.MaxConcurrency = 1);
        var gate = new Gate();
        server.Then(ChatReply.Begun().Hold(gate).Say("One.").End(), ChatReply.Of("Two."));

        var first = fixture.AskAsync();
        await gate.Reached;
        await using var second = fixture.Stream().GetAsyncEnumerator(Cancelled);
        Assert.True(await second.MoveNextAsync());
        Assert.Equal(1, Assert.IsType<Queued>(second.Current).Position);
        var next = second.MoveNextAsync();
        gate.Open();
        await first;

        Assert.True(await next);
        Assert.IsType<Asking>(second.Current);
        Assert.True(await second.MoveNextAsync());
        Assert.Equal(new Spoke("Two."), second.Current);
    }

    [Fact]
    public async Task Relay_EqualPriority_TakesTheLessLoaded()
    {
        await using var fixture = new EndpointFixture();
        var a = await fixture.AddAsync("a");
        var b = await fixture.AddAsync("b");
        var gate = new Gate();
        a.Then(ChatReply.Begun().Hold(gate).End());
        b.Then(ChatReply.Of("From b."));

        var first = fixture.AskAsync();
        await gate.Reached;

        Assert.Equal("From b.", EndpointFixture.Text(await fixture.AskAsync()));
        gate.Open();
        await first;
    }

    [Fact]
    public async Task Relay_Cancelled_EndsAtOnceAndFreesThePlace()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.MaxConcurrency = 1);
        server.Then(ChatReply.Begun().Say("Use ").Hang(), ChatReply.Of("Free."));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in fixture.Stream(stop.Token))
            {
                if (step is Spoke)
                {
                    await stop.CancelAsync();
                }
            }
        });

        Assert.Equal("Free.", EndpointFixture.Text(await fixture.AskAsync()));
        Assert.True(fixture.Endpoints.All[0].Health.Healthy);
    }
}
