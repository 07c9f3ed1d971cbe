using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>A large instance that misbehaves, and the nights after the first one.</summary>
public sealed class ServiceNowNightsTests : ServiceNowFixture
{
    private readonly Random _random = new(7);
    private int _clock;

    [Fact]
    public async Task FirstNight_LargeInstanceThatMisbehaves_BringsTheExactSet()
    {
        FillFiveThousand();
        Misbehave();

        var items = await RunAsync();

        AssertExact();
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Empty(items.OfType<FailedDocument>());
        Assert.Empty(Server.Writes);
        // About five answers for a hundred tickets, whatever goes wrong.
        Assert.InRange(Server.Requests.Count, 200, 600);
    }

    [Fact]
    public async Task LaterNight_CostsWhatChanged()
    {
        FillFiveThousand();
        await RunAsync();
        Server.BeforeAnswer = null;

        var quiet = await CountAsync();
        Change(Server.All("incident").Where(record => !record.IsHidden).Take(60));
        var some = await CountAsync();
        AssertExact();
        Change(Server.All("sc_req_item").Where(record => !record.IsHidden).Take(600));
        var many = await CountAsync();
        AssertExact();

        Assert.InRange(quiet, 4, 8);             // a question for each table, and one each for new mails and files
        Assert.InRange(some - quiet, 3, 10);     // a page, and what belongs to its tickets
        Assert.InRange(many - quiet, 25, 50);
    }

    [Fact]
    public async Task Night_AfterOneThatBrokeOff_GoesOnWhereItWas()
    {
        FillFiveThousand();
        Server.Trouble = _ => Server.Requests.Count > 120 ? FakeTrouble.Error(401, "User Not Authenticated") : null;
        await Assert.ThrowsAsync<SourceException>(() => RunAsync());
        Remembered.EndRun();
        var before = Remembered.Tickets.Count;
        Assert.InRange(before, 1000, 4000);

        Server.Trouble = _ => null;
        var items = await RunAsync();

        AssertExact();
        Assert.InRange(items.OfType<FetchedTicket>().Count(), 1, Remembered.Tickets.Count - before);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Fact]
    public async Task Night_WhenAListIsDue_FindsDeletedHiddenAndUntoldChanges()
    {
        FillFiveThousand();
        Options.ListingDays = 0;
        await RunAsync();
        var visible = Server.All("incident").Where(record => !record.IsHidden).ToList();
        Server.Delete("incident", visible[0].SysId);
        visible[1].IsHidden = true;
        visible[2].With(("sys_updated_on", "2026-02-01 00:00:00"), ("short_description", "Written with an old date"));
        var before = Server.Requests.Count;

        var items = await RunAsync();

        AssertExact();
        Assert.Single(items.OfType<FetchedTicket>());
        Assert.InRange(Server.Requests.Count - before, 10, 25);
    }

    [Fact]
    public async Task Night_BetweenTwoLists_TakesNothingForGone()
    {
        Incident("t1");
        Incident("t2", Day.AddHours(1));
        await RunAsync();
        Server.Delete("incident", Id("t1"));

        Assert.Empty((await RunAsync()).OfType<WalkCompleted>());
        Assert.Equal(2, Remembered.Tickets.Count);
    }

    [Fact]
    public async Task Night_OverAListThatIsHiddenAltogether_SaysSoAndTakesNothingForGone()
    {
        Incident("t1");
        Options.ListingDays = 0;
        await RunAsync();
        Server.All("incident")[0].IsHidden = true;

        var items = await RunAsync();

        Assert.Contains("was shown none", Assert.Single(items.OfType<FailedDocument>()).Reason);
        Assert.Single(Remembered.Tickets);
    }

    [Fact]
    public async Task Night_OtherGroups_FetchesEveryTicketAnew()
    {
        Incident("t1")["assignment_group"] = Id("Security");
        await RunAsync();
        Options.Groups["Security"] = "group:security";

        await RunAsync();

        Assert.Equal("group:security requester:mvance", Remembered.Tickets[Id("t1")].Audience.ToString());
    }

    private async Task<int> CountAsync()
    {
        var before = Server.Requests.Count;
        await RunAsync();
        return Server.Requests.Count - before;
    }

    private void Change(IEnumerable<FakeRecord> records)
    {
        foreach (var record in records)
        {
            record.Touch(Day.AddDays(2).AddSeconds(_clock++))["short_description"] = $"Changed at {_clock}";
        }
    }

    private void FillFiveThousand()
    {
        Options.Tables = ["sc_req_item", "incident", "sc_request", "sc_task"];
        for (var number = 0; number < 5000; number++)
        {
            // Imported ones share a second; a stretch belongs to a domain that the account may not see.
            var updatedAt = Day.AddSeconds(number is > 1000 and < 1400 ? 4000 : number * 4);
            var record = (number % 10) switch
            {
                < 6 => Incident($"t{number}", updatedAt),
                < 8 => Item($"t{number}", updatedAt),
                8 => Task($"t{number}", "sc_request", "REQ", updatedAt),
                _ => Task($"t{number}", "sc_task", "SCTASK", updatedAt),
            };
            record.IsHidden = number is > 2500 and < 3100 || _random.Next(12) == 0;
        }
    }

    private FakeRecord Task(string name, string table, string prefix, DateTimeOffset updatedAt) => Server.Add(table, Id(name)).With(
        ("number", Number(prefix, name)), ("short_description", $"Task {name}"), ("state", "1"), ("assignment_group", Id("HPC")), ("sys_class_name", table),
        ("opened_at", FakeRecord.Time(Day)), ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(updatedAt)));

    private void Misbehave()
    {
        var requests = 0;
        Server.Trouble = request => (++requests % 97) switch
        {
            20 => FakeTrouble.Busy(retryAfter: 30),
            21 => FakeTrouble.Busy(),
            40 => FakeTrouble.WebPage(200),
            55 => FakeTrouble.WebPage(502, "Bad gateway"),
            70 => FakeTrouble.CutOff(),
            85 when request.Limit > 20 => FakeTrouble.Cancelled(),
            _ => null,
        };
        Server.BeforeAnswer = request =>
        {
            if (request.Table is "incident" or "sc_req_item" && _clock < 300)
            {
                var records = Server.All(request.Table).Where(record => !record.IsHidden).ToList();
                Change(Enumerable.Range(0, 3).Select(_ => records[_random.Next(records.Count)]));
            }
        };
    }

    private void AssertExact()
    {
        var visible = Options.Tables.SelectMany(Server.All).Where(record => !record.IsHidden).ToDictionary(record => record.SysId, record => (record["short_description"], record["sys_updated_on"]));
        var stored = Remembered.Tickets.ToDictionary(ticket => ticket.Key, ticket => (ticket.Value.Subject, FakeRecord.Time(ticket.Value.UpdatedAt!.Value)));
        Assert.Equal(visible.OrderBy(one => one.Key), stored.OrderBy(one => one.Key));
    }
}
