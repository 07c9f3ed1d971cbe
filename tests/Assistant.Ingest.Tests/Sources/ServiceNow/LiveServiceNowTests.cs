using Assistant.Core.Answering;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Fakes.ServiceNow;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class LiveServiceNowTests : ServiceNowFixture
{
    private static readonly Caller Stranger = Caller.Create("test", "joe", "Joe", CallerRoles.User, requester: "joe");

    private readonly FakeTimeProvider _clock = new(Day.AddDays(3));

    [Fact]
    public async Task LookUp_NumberThatNobodyStored_IsFetchedCleanedAndLabelled()
    {
        await using var pipeline = await StartAsync();
        Incident("t1")["description"] = "My password: tiger7lily fails.";
        Journal("t1", "work_notes", "Keep this from her.", "icorvane", Day.AddMinutes(1));

        var own = Assert.Single((await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Mira)).Tickets);

        Assert.Equal("My password: [password removed] fails.", Assert.Single(own.Entries).Text);
        Assert.Null(own.Notice);
        Assert.Equal(2, Assert.Single((await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff)).Tickets).Entries.Count);
        Assert.Empty(Server.Writes);
    }

    [Fact]
    public async Task LookUp_UnknownAndForbidden_AreTheSame()
    {
        await using var pipeline = await StartAsync();
        Incident("t1");

        Assert.Equivalent(await FindAsync(pipeline, "INC0000001", Stranger), await FindAsync(pipeline, "INC0000002", Stranger), strict: true);
    }

    [Fact]
    public async Task LookUp_TicketThatChanged_IsAsItIsNowAndAskedForOnceInAWhile()
    {
        await using var pipeline = await StartAsync();
        var record = Incident("t1");
        await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        record.Touch(Day.AddDays(1)).With(("short_description", "Moved"), ("caller_id", Id("icorvane")));
        var before = Server.Requests.Count;

        Assert.Equal("Problem t1", Assert.Single((await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Mira)).Tickets).Subject);
        Assert.Equal(before, Server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Empty((await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Mira)).Tickets); // it is no longer hers
        Assert.Equal("Moved", Assert.Single((await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff)).Tickets).Subject);
    }

    [Fact]
    public async Task LookUp_NoAnswerInTime_GivesTheStoredCopyWithItsAge()
    {
        await using var pipeline = await StartAsync();
        Incident("t1");
        await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        _clock.Advance(TimeSpan.FromHours(5));
        Server.Trouble = _ => FakeTrouble.Silence();
        Server.ForgetArrivals();

        var looking = FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Mira);
        await Server.ArrivalAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(4));
        var found = await looking;

        Assert.Equal("The ticket system gave no answer in time; this is what was fetched 5 hours ago.", Assert.Single(found.Tickets).Notice);
        Assert.True(found.IsUncertain);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(502)]
    public async Task LookUp_Fault_IsNotWaitedOut(int status)
    {
        await using var pipeline = await StartAsync();
        Incident("t1");
        await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        _clock.Advance(TimeSpan.FromDays(3));
        Server.Trouble = _ => FakeTrouble.WebPage(status);

        var found = await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Mira);

        Assert.Contains("fetched 3 days ago", Assert.Single(found.Tickets).Notice);
        Assert.Empty((await FindAsync(pipeline, "INC0000001", Stranger)).Tickets);
    }

    [Fact]
    public async Task LookUp_TicketThatIsGone_SaysSoAndTheNextListTakesItOut()
    {
        Options.ListingDays = 0;
        await using var pipeline = await StartAsync();
        Incident("t1");
        Incident("t2");
        await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        Server.Delete("incident", Id("t1"));
        _clock.Advance(TimeSpan.FromMinutes(30));

        var found = await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        Assert.Equal("The ticket system no longer shows this ticket; this is what was fetched 30 minutes ago.", Assert.Single(found.Tickets).Notice);

        var report = await pipeline.RunAsync();
        Assert.Equal((1, 0), (report.Added, report.Failed.Count));
        Assert.Null(await pipeline.FindAsync("INC0000001", ServiceNowPipeline.Staff));
    }

    [Fact]
    public async Task Question_NamingATicket_TellsThatTheCopyIsOld()
    {
        await using var pipeline = await StartAsync();
        Incident("t1");
        await FindAsync(pipeline, "INC0000001", ServiceNowPipeline.Staff);
        _clock.Advance(TimeSpan.FromHours(5));
        Server.Trouble = _ => FakeTrouble.WebPage(503);

        Assert.Contains("The ticket system gave no answer in time; this is what was fetched 5 hours ago.", await AskAsync(pipeline, "INC0000001 - Need help with this ticket"));
        Assert.Contains("No ticket INC0000002 that you may read is known here, and the ticket system gives no answer just now; the question is answered without it.", await AskAsync(pipeline, "INC0000002 - Need help"));
    }

    private static async Task<List<string>> AskAsync(ServiceNowPipeline pipeline, string text)
    {
        var notices = new List<string>();
        await foreach (var update in pipeline.Get<IAnswerer>().AnswerAsync(new Question { Text = text }, ServiceNowPipeline.Staff, Token))
        {
            notices.AddRange(update is NoticeGiven notice ? [notice.Message] : []);
        }

        return notices;
    }

    private Task<ServiceNowPipeline> StartAsync()
    {
        Options.Tables = ["incident", "kb_knowledge"];
        return ServiceNowPipeline.StartAsync(Options, _clock, Token);
    }

    private static Task<FoundTickets> FindAsync(ServiceNowPipeline pipeline, string number, Caller caller) =>
        pipeline.Get<TicketLookup>().FindAsync(new TicketNumber(number), caller, Token);
}
