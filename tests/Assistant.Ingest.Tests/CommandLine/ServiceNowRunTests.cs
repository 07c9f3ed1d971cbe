using Assistant.Fakes.ServiceNow;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class ServiceNowRunTests : IAsyncLifetime
{
    private const string Ticket = "0123456789abcdef0123456789abcdef";

    private readonly IngestProgram _ingest = new();
    private FakeServiceNow _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServiceNow.StartAsync(TestContext.Current.CancellationToken);
        _server.Add("sys_user", Ticket).With(("name", "Mira Vance"), ("user_name", "mvance"), ("email", "mvance@uni.example"));
        _server.Add("incident", Ticket).With(
            ("number", "INC0001001"), ("short_description", "Walltime of the prod queue"), ("description", "My job with password: tiger7lily is killed after 24 hours."),
            ("state", "2"), ("caller_id", Ticket), ("sys_class_name", "incident"), ("sys_created_on", "2026-03-02 08:00:00"), ("sys_updated_on", "2026-03-02 08:00:00"));
        _ingest.Configure($$""" "Sources": { "tickets": { "Kind": "ServiceNow", "Url": "{{_server.Url}}", "Tables": ["incident"], "User": "reader", "Password": "{{_server.SignIn.Password}}" } } """);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _ingest.Dispose();
    }

    [Fact]
    public async Task Run_OfAnInstance_StoresTicketsForTheirReadersAndReportsWhatWasRemoved()
    {
        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((1, 1), (run.OnlySource.GetProperty("added").GetInt32(), run.OnlySource.GetProperty("redacted").GetProperty("password").GetInt32()));
        Assert.Contains("killed after 24 hours", (await _ingest.RunAsync("search", "walltime prod queue", "--as", "user:mvance", "--json")).Output, StringComparison.Ordinal);
        Assert.Empty((await _ingest.RunAsync("search", "walltime prod queue", "--as", "user:joe", "--json")).Json.GetProperty("results").EnumerateArray());
        Assert.Empty(_server.Writes);
    }

    [Fact]
    public async Task Run_WithAWrongPassword_FailsAndTellsNoSecret()
    {
        _server.SignIn.Password = "changed";

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("does not accept the account (401)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Output + run.Error, StringComparison.Ordinal);
    }
}
