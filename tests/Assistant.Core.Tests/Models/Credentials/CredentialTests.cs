using Assistant.Core.Models;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Models.Credentials;

/// <summary>What endpoints are shown, over HTTP: that the right token arrives, is renewed in time, and never shows elsewhere.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("credentials").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string TokenFile => Path.Combine(_folder, "token");

    private string Runs => Path.Combine(_folder, "runs");

    private int RunCount => File.Exists(Runs) ? File.ReadAllLines(Runs).Length : 0;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task KeyFile_Changed_CountsFromTheNextRequestOn()
    {
        await using var fixture = new EndpointFixture();
        await File.WriteAllTextAsync(TokenFile, "first-key\n", Cancelled);
        var server = await fixture.AddAsync("sophia", options => options.TokenFile = TokenFile);

        await fixture.AskAsync();
        await File.WriteAllTextAsync(TokenFile, "second-key", Cancelled);
        await fixture.AskAsync();

        Assert.Equal(["Bearer first-key", "Bearer second-key"], server.Requests.Select(request => request.Authorization));
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("", "holds no key")]
    [InlineData("two words", "holds no key")]
    public async Task KeyFile_WithoutAKey_IsNamedAndNothingIsSent(string? content, string said)
    {
        await using var fixture = new EndpointFixture();
        if (content is not null)
        {
            await File.WriteAllTextAsync(TokenFile, content, Cancelled);
        }

        var server = await fixture.AddAsync("sophia", options => options.TokenFile = TokenFile);

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal(ProblemKind.NoCredential, problem.Kind);
        Assert.Contains(said, problem.Message);
        Assert.Contains("Models:sophia:TokenFile", problem.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Command_WithinTheLifetimeOfItsToken_IsRunOnce()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = Printing("echo a note; echo command-token"));

        await Task.WhenAll(fixture.AskAsync(), fixture.AskAsync());
        fixture.Clock.Advance(TimeSpan.FromMinutes(50));
        await fixture.AskAsync();

        Assert.Equal(1, RunCount);
        Assert.All(server.Requests, request => Assert.Equal("Bearer command-token", request.Authorization));
    }

    [Fact]
    public async Task Command_BeforeTheEndOfItsToken_IsRunAgain()
    {
        await using var fixture = new EndpointFixture();
        await fixture.AddAsync("sophia", options => options.TokenCommand = Printing("""echo '{"access_token":"json-token","expires_in":7200}'"""));

        await fixture.AskAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(114));
        await fixture.AskAsync();
        Assert.Equal(1, RunCount);
        fixture.Clock.Advance(TimeSpan.FromMinutes(2)); // five minutes before the end
        await fixture.AskAsync();

        Assert.Equal(2, RunCount);
    }

    [Fact]
    public async Task Command_RefusedToken_IsRunOnceMoreAndTheRequestRepeated()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = Printing("cat " + TokenFile));
        await File.WriteAllTextAsync(TokenFile, "old-token", Cancelled);
        await fixture.AskAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));
        await File.WriteAllTextAsync(TokenFile, "new-token", Cancelled);
        server.Key = "new-token";

        var steps = await fixture.AskAsync();

        Assert.IsType<Answered>(steps[^1]);
        Assert.Equal(["Bearer old-token", "Bearer old-token", "Bearer new-token"], server.Requests.Select(request => request.Authorization));
        Assert.Equal(server.Requests[1].Body, server.Requests[2].Body);
    }

    [Fact]
    public async Task Command_EveryTokenRefused_IsNotRunForEveryQuestion()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = Printing("echo bad-token"));
        server.Key = "another";

        await fixture.AskAsync();
        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal(1, RunCount);
        Assert.Equal(ProblemKind.KeyRefused, problem.Kind);
        Assert.Contains("Models:sophia:TokenCommand", problem.Message);
    }

    [Fact]
    public async Task Command_FailsWhileTheOldTokenIsGood_GoesOnWithTheOldOne()
    {
        await using var fixture = new EndpointFixture();
        await File.WriteAllTextAsync(TokenFile, "old-token", Cancelled);
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = Printing("cat " + TokenFile));
        await fixture.AskAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(56));
        File.Delete(TokenFile);

        Assert.IsType<Answered>((await fixture.AskAsync())[^1]);
        Assert.IsType<Answered>((await fixture.AskAsync())[^1]);

        Assert.Equal(2, RunCount); // not again at once
        Assert.All(server.Requests, request => Assert.Equal("Bearer old-token", request.Authorization));
    }

    [Theory]
    [InlineData("echo very-secret-thing >&2; exit 3", "status 3")]
    [InlineData("echo very-secret-thing is no token", "printed no token")]
    [InlineData("true", "printed no token")]
    public async Task Command_WithoutAToken_SaysWhyAndNothingOfItsOutput(string command, string said)
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = command);

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Contains(said, problem.Full);
        Assert.DoesNotContain("very-secret", problem.Full);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task ClientCredentials_TokensAreIssuedKeptAndRenewed()
    {
        await using var fixture = new EndpointFixture();
        await using var tokens = await FakeTokenServer.StartAsync(Cancelled);
        var server = await fixture.AddAsync("sophia", options =>
        {
            (options.TokenUrl, options.ClientId, options.ClientSecret, options.Scope) = (tokens.Url, FakeTokenServer.ClientId, FakeTokenServer.ClientSecret, "inference chat");
        });

        await fixture.AskAsync();
        await fixture.AskAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(9.5));
        await fixture.AskAsync();

        Assert.Equal(["Bearer token-1", "Bearer token-1", "Bearer token-2"], server.Requests.Select(request => request.Authorization));
        Assert.Equal("inference chat", tokens.Scope);
    }

    [Fact]
    public async Task ClientCredentials_Refused_SaysSoWithoutTheSecret()
    {
        await using var fixture = new EndpointFixture();
        await using var tokens = await FakeTokenServer.StartAsync(Cancelled);
        await fixture.AddAsync("sophia", options => (options.TokenUrl, options.ClientId, options.ClientSecret) = (tokens.Url, FakeTokenServer.ClientId, "wrong-secret"));

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal(
            "sophia cannot be asked: its token server refuses to issue a token (401, invalid_client); check TokenUrl, ClientId, ClientSecret and Scope (Models:sophia:ClientSecret)",
            problem.Full);
    }

    [Fact]
    public async Task Error_ThatEchoesAToken_HidesIt()
    {
        await using var fixture = new EndpointFixture();
        var server = await fixture.AddAsync("sophia", options => options.TokenCommand = "echo command-token-value");
        server.Then(ChatReply.Status(500, """{"error":{"message":"no quota for command-token-value"}}"""));

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal("sophia failed (500); it said: no quota for [key]", problem.Full);
    }

    [Fact]
    public async Task Redirect_IsNotFollowedWithThePrompt()
    {
        await using var fixture = new EndpointFixture();
        var elsewhere = await FakeChatServer.StartAsync(Cancelled);
        await using var _ = elsewhere;
        var server = await fixture.AddAsync("sophia", options => options.ApiKey = "the-key");
        server.Then(ChatReply.Redirect(elsewhere.Url + "/chat/completions"));

        var problem = Assert.IsType<NobodyAnswered>((await fixture.AskAsync())[^1]).Problems.Single();

        Assert.Equal(ProblemKind.NotAnEndpoint, problem.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    private string Printing(string command) => $"echo run >> {Runs}; {command}";
}
