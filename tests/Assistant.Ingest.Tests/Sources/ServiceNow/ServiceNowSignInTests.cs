using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class ServiceNowSignInTests : ServiceNowFixture
{
    [Fact]
    public async Task SignIn_ApiKey_GoesInAHeader()
    {
        SignInBy(apiKey: Server.SignIn.ApiKey);
        Incident("t1");

        await RunAsync();

        Assert.Single(Remembered.Tickets);
        Assert.DoesNotContain(Server.Requests, request => request.Address.Contains("s3cret"));
    }

    [Fact]
    public async Task SignIn_ClientCredentials_AsksForATokenOnceAndAgainBeforeItRunsOut()
    {
        var clock = new FakeTimeProvider(Day);
        Clock = clock;
        SignInBy(client: true);
        Incident("t1");
        await RunAsync();
        Assert.Equal(["client_credentials"], Server.SignIn.Grants);

        Server.BeforeAnswer = _ => clock.Advance(TimeSpan.FromSeconds(600));
        await RunAsync(full: true);

        Assert.InRange(Server.SignIn.Grants.Count, 3, 6);
        Assert.All(Server.SignIn.Grants, grant => Assert.Equal("client_credentials", grant));
    }

    [Fact]
    public async Task SignIn_PasswordGrant_IsRefreshed()
    {
        SignInBy(client: true, user: true);
        Incident("t1");
        var expired = 0;
        Server.BeforeAnswer = _ =>
        {
            if (++expired == 3)
            {
                Server.SignIn.ExpireTokens();
            }
        };

        await RunAsync();

        Assert.Equal(["password", "refresh_token"], Server.SignIn.Grants);
        Assert.Single(Remembered.Tickets);
    }

    [Fact]
    public async Task SignIn_RefreshTokenThatIsWorthless_FallsBackToThePassword()
    {
        SignInBy(client: true, user: true);
        Incident("t1");
        var asked = 0;
        Server.BeforeAnswer = _ =>
        {
            if (++asked == 3)
            {
                Server.SignIn.ExpireTokens();
                Server.SignIn.ExpireRefreshTokens();
            }
        };

        await RunAsync();

        Assert.Equal(["password", "refresh_token", "password"], Server.SignIn.Grants);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignIn_RefusedToken_NamesTheSettingsAndNoSecret(bool user)
    {
        SignInBy(client: true, user: user);
        Server.SignIn.ClientSecret = "another";
        var log = new ListLogger();
        Logger = log;

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync());

        Assert.Contains("gave no OAuth token (401 server_error); check Sources:tickets:ClientId", error.Message);
        Assert.DoesNotContain("s3cret", error + string.Join('\n', log.Lines));
    }

    [Fact]
    public async Task SignIn_ProxyPageInsteadOfAToken_IsWaitedOut()
    {
        SignInBy(client: true);
        Incident("t1");
        Server.Next(FakeTrouble.WebPage(503), FakeTrouble.WebPage(200));

        await RunAsync();

        Assert.Single(Remembered.Tickets);
    }

    private void SignInBy(string? apiKey = null, bool client = false, bool user = false)
    {
        (Options.ApiKey, Options.ClientId, Options.ClientSecret) = (apiKey, client ? "client-1" : null, client ? "s3cret-of-client" : null);
        (Options.User, Options.Password) = user ? ("reader", "s3cret-of-reader") : (null, null);
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
