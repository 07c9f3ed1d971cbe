using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;
using Assistant.Ingest.Sources.ServiceNow.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class ServiceNowFaultTests : ServiceNowFixture
{
    public static TheoryData<string, string> Faults => new()
    {
        { "401", "does not accept the account (401); check Sources:tickets:User and Password" },
        { "429", "limit of requests is used up (429, rule Integration accounts)" },
        { "500", "answered 500" },
        { "502page", "answered 502 to a request for the table incident with a web page (“Bad gateway”)" },
        { "200page", "A web page came (“Scheduled maintenance”) where data about the table incident was expected" },
        { "redirect", "sent the request for the table incident on to login.example.org (302)" },
        { "cut", "no complete JSON of the Table API" },
        { "400", "refused the request: Strange" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_FaultThatStays_EndsWithItsOwnMessageAndRemedy(string fault, string expected)
    {
        Incident("t1");
        Server.Trouble = _ => fault switch
        {
            "401" => FakeTrouble.Error(401, "User Not Authenticated"),
            "429" => FakeTrouble.Busy(1),
            "500" => FakeTrouble.Error(500, "Internal error"),
            "502page" => FakeTrouble.WebPage(502, "Bad gateway"),
            "200page" => FakeTrouble.WebPage(200),
            "redirect" => FakeTrouble.Redirect("https://login.example.org/saml?user=reader"),
            "cut" => FakeTrouble.CutOff(),
            _ => FakeTrouble.Error(400, "Strange"),
        };

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync());

        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("s3cret", error.ToString());
    }

    [Fact]
    public async Task Run_PassingFaults_AreWaitedOut()
    {
        Incident("t1");
        Server.Next(FakeTrouble.Busy(240), FakeTrouble.WebPage(502), FakeTrouble.WebPage(200), FakeTrouble.CutOff());

        await RunAsync();

        Assert.Single(Remembered.Tickets);
        Assert.Contains(TimeSpan.FromSeconds(240), ((SkippingClock)Clock).Pauses);
    }

    [Fact]
    public async Task Run_RetryAfterBeyondReason_IsNotWaitedFor()
    {
        Incident("t1");
        Server.Next(FakeTrouble.Busy(retryAfter: 7200));

        Assert.Contains("(429", (await Assert.ThrowsAsync<SourceException>(() => RunAsync())).Message);
        Assert.Empty(((SkippingClock)Clock).Pauses);
    }

    [Fact]
    public async Task Run_NobodyThere_SaysSo()
    {
        await Server.DisposeAsync();

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync());

        Assert.Contains("No connection to 127.0.0.1", error.Message);
        Assert.Contains("Sources:tickets:Url", error.Message);
    }

    [Fact]
    public async Task Run_TableThatMayNotBeRead_LosesThatTableAlone()
    {
        Incident("t1");
        Item("t2");
        Options.Tables = ["sc_req_item", "incident", "no_such_table"];
        Server.Trouble = request => request.Table == "sc_req_item" ? FakeTrouble.Error(403, "Operation Failed") : null;

        var items = await RunAsync();

        var failed = items.OfType<FailedDocument>().ToList();
        Assert.Equal(["tickets, table sc_req_item", "tickets, table no_such_table"], failed.Select(one => one.Location));
        Assert.Contains("does not let the account read the table sc_req_item (403); give it a role", failed[0].Reason);
        Assert.Contains("does not know the table no_such_table, or hides it", failed[1].Reason);
        Assert.Equal(Id("t1"), Assert.Single(Remembered.Tickets).Key);
        Assert.Empty(items.OfType<WalkCompleted>());
    }

    [Fact]
    public async Task Run_MailsThatMayNotBeRead_TakesTicketsWithoutThemAndSaysSo()
    {
        Incident("t1");
        Server.Trouble = request => request.Table == "sys_email" ? FakeTrouble.Error(403, "Operation Failed") : null;

        var items = await RunAsync();

        Assert.Single(Remembered.Tickets);
        Assert.Contains("Tickets were taken in without it", Assert.Single(items.OfType<FailedDocument>()).Reason);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Run_NoAnswerInTime_AsksForFewerUntilItGivesUp()
    {
        var clock = new FakeTimeProvider(Day);
        (Clock, Policy) = (clock, new ServiceNowPolicy());
        Options.PageSize = 20;
        Incident("t1");
        Server.Trouble = request => request.Query.Contains("ORDERBYsys_updated_on") ? FakeTrouble.Silence() : null;

        var run = RunAsync();
        while (!run.IsCompleted)
        {
            // Every request is answered or silent; only the silent ones need the clock.
            await Task.WhenAny(run, Server.ArrivalAsync(Token));
            if (Server.Requests[^1].Query.Contains("ORDERBYsys_updated_on"))
            {
                clock.Advance(Policy.Timeout);
            }
        }

        Assert.Contains("did not answer within 75 seconds, with few records too", (await Assert.ThrowsAsync<SourceException>(() => run)).Message);
        Assert.Equal([20, 10, 5], Server.Requests.Where(request => request.Query.Contains("ORDERBYsys_updated_on")).Select(request => request.Limit));
    }

    [Fact]
    public async Task Run_ProxyThatTakesNoLongAddresses_AsksForFewerTicketsAtOnce()
    {
        for (var number = 0; number < 100; number++)
        {
            Incident($"t{number}");
            Journal($"t{number}", "comments", $"Comment on {number}", "icorvane", Day.AddMinutes(1));
        }

        Server.Trouble = request => request.Address.Length > 2000 ? FakeTrouble.WebPage(414, "Request-URI Too Long") : null;

        await RunAsync();

        Assert.Equal(100, Remembered.Tickets.Count);
        Assert.All(Remembered.Tickets.Values, ticket => Assert.Equal(2, ticket.Entries.Count));
    }
}
