using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class ServiceNowWalkTests : ServiceNowFixture
{
    [Fact]
    public async Task Walk_SeveralPages_BringsEveryTicketOnceAndCompletes()
    {
        Options.PageSize = 10;
        Fill(95);

        var items = await RunAsync();

        AssertAllStored();
        Assert.IsType<WalkCompleted>(items[^1]);
        Assert.Empty(items.OfType<FailedDocument>());
    }

    [Fact]
    public async Task Walk_HiddenRows_AreNotTakenForTheEnd()
    {
        Options.PageSize = 10;
        Fill(60);
        foreach (var record in Server.All("incident").OrderBy(record => record["sys_updated_on"]).Skip(5).Take(35))
        {
            record.IsHidden = true;
        }

        await RunAsync();

        AssertAllStored();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Walk_MoreHiddenRowsThanAnyAnswerHolds_GoesOnBehindThem(int before)
    {
        Options.PageSize = 10;
        for (var number = 0; number < before + 5100 + 20; number++)
        {
            Incident($"t{number}", Day.AddSeconds(number / 3)).IsHidden = number >= before && number < before + 5100;
        }

        await RunAsync();

        AssertAllStored();
        Assert.InRange(Server.Requests.Count(request => request.Table == "incident"), 4, 60);
    }

    [Fact]
    public async Task Walk_ManyRowsOfOneSecond_AreAllBrought()
    {
        Options.PageSize = 10;
        for (var number = 0; number < 120; number++)
        {
            Incident($"t{number}", Day.AddSeconds(number is > 20 and < 100 ? 20 : number)).IsHidden = number is > 40 and < 75;
        }

        await RunAsync();

        AssertAllStored();
    }

    [Fact]
    public async Task Walk_ManyHiddenRowsOfOneSecond_DoNotEndIt()
    {
        Options.PageSize = 10;
        for (var number = 0; number < 5200; number++)
        {
            Incident($"t{number}", Day).IsHidden = number % 1000 != 0;
        }

        Incident("t9999", Day.AddSeconds(1));
        await RunAsync();

        AssertAllStored();
        Assert.Equal(7, Remembered.Tickets.Count);
    }

    [Fact]
    public async Task Walk_RowsThatChangeMeanwhile_AreBroughtAsTheyAreAtTheEnd()
    {
        Options.PageSize = 10;
        Fill(100);
        var changes = 0;
        Server.BeforeAnswer = request =>
        {
            // One that was walked already, and one that is still to come: both move to the end.
            if (request.Table == "incident" && changes < 20)
            {
                var now = Day.AddDays(1).AddSeconds(changes);
                foreach (var name in new[] { $"t{changes}", $"t{99 - changes}" })
                {
                    Server.All("incident").Single(record => record.SysId == Id(name)).Touch(now)["short_description"] = $"Changed {changes}";
                }

                changes++;
            }
        };

        await RunAsync();

        Assert.Equal(100, Remembered.Tickets.Count);
        AssertAllStored();
    }

    [Fact]
    public async Task Walk_HeadersLost_SaysThatNobodyCanTellTheEnd()
    {
        Fill(5);
        Server.LosesHeaders = true;

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync());

        Assert.Contains("X-Total-Count", error.Message);
    }

    [Fact]
    public async Task Walk_TimesReadInAnotherZone_IsRefused()
    {
        Fill(5);
        Server.ReadsTimesInAccountZone = true;

        var error = await Assert.ThrowsAsync<SourceException>(() => RunAsync());

        Assert.Contains("set the time zone of the account to GMT", error.Message);
    }

    [Fact]
    public async Task Walk_SlowAnswers_AsksForFewerAndThenForMoreAgain()
    {
        Options.PageSize = 80;
        Fill(400);
        var isSlow = true;
        Server.Trouble = request => request.Table == "incident" && request.Query.Contains("ORDERBYsys_updated_on") && isSlow && request.Limit > 20 ? FakeTrouble.Cancelled() : null;
        Server.BeforeAnswer = _ => isSlow = Server.Requests.Count(request => request.Table == "incident") < 12;

        await RunAsync();

        AssertAllStored();
        var limits = Server.Requests.Where(request => request.Query.Contains("ORDERBYsys_updated_on")).Select(request => request.Limit).ToList();
        Assert.Equal([80, 40, 20, 20], limits[..4]);
        Assert.Contains(40, limits[6..]);
    }

    private void Fill(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Incident($"t{number}", Day.AddSeconds(number / 3));
        }
    }

    private void AssertAllStored()
    {
        var visible = Server.All("incident").Where(record => !record.IsHidden).ToDictionary(record => record.SysId, record => (record["short_description"], record["sys_updated_on"]));
        var stored = Remembered.Tickets.ToDictionary(ticket => ticket.Key, ticket => (ticket.Value.Subject, FakeRecord.Time(ticket.Value.UpdatedAt!.Value)));
        Assert.Equal(visible.OrderBy(one => one.Key), stored.OrderBy(one => one.Key));
    }
}
