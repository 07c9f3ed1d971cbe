using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Fakes.ServiceNow;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>What the store and the record hold after runs with the real pipeline.</summary>
public sealed class ServiceNowPipelineTests : ServiceNowFixture
{
    [Fact]
    public async Task Nights_NewChangedOpenedAgainDeletedTickets_AreFollowed()
    {
        (Options.Tables, Options.ListingDays) = (["incident", "kb_knowledge"], 0);
        await using var pipeline = await ServiceNowPipeline.StartAsync(Options, TimeProvider.System, Token);
        for (var number = 1; number <= 12; number++)
        {
            Incident($"t{number}").With(("description", "My password: tiger7lily is not accepted on the login node."));
        }

        Server.All("incident").First(record => record.SysId == Id("t1")).With(("state", "6"), ("resolved_at", "2026-03-02 20:00:00"), ("close_notes", "The account was locked after five attempts."));
        Journal("t1", "work_notes", "This person shares the account with a colleague.", "icorvane", Day.AddMinutes(5));
        Article("a1", "published");

        var first = await pipeline.RunAsync();

        Assert.Empty(first.Failed);
        Assert.Equal((13, 13, 0, 0), (first.Seen, first.Added, first.Changed, first.Removed));
        Assert.Equal(12, first.Redacted["password"]);
        Assert.True(first.BytesFetched > 0);
        Assert.Contains("locked after five attempts", await pipeline.PassagesAsync(Id("t1"), ServiceNowPipeline.Mira));
        Assert.DoesNotContain("shares the account", await pipeline.PassagesAsync(Id("t1"), ServiceNowPipeline.Mira));
        Assert.Contains("shares the account", await pipeline.PassagesAsync(Id("t1"), ServiceNowPipeline.Staff));
        Assert.DoesNotContain("tiger7lily", await pipeline.PassagesAsync(Id("t2"), ServiceNowPipeline.Staff));
        Assert.Contains("two factors", await pipeline.PassagesAsync(Id("a1"), ServiceNowPipeline.Staff));
        Assert.Empty(await pipeline.PassagesAsync(Id("a1"), Caller.Anonymous));

        var quiet = await pipeline.RunAsync();
        Assert.Equal((13, 13, 0), (quiet.Seen, quiet.Unchanged, quiet.Failed.Count));

        Server.All("incident").First(record => record.SysId == Id("t1")).Touch(Day.AddDays(1)).With(("state", "2"), ("short_description", "Locked again"));
        Server.Delete("incident", Id("t2"));
        Server.All("kb_knowledge")[0].Touch(Day.AddDays(1))["workflow_state"] = "retired";
        Incident("t13", Day.AddDays(1));

        var later = await pipeline.RunAsync();

        Assert.Equal((1, 1, 10, 2), (later.Added, later.Changed, later.Unchanged, later.Removed));
        Assert.DoesNotContain("five attempts", await pipeline.PassagesAsync(Id("t1"), ServiceNowPipeline.Staff));
        Assert.Equal("Locked again", (await pipeline.FindAsync("INC0000001", ServiceNowPipeline.Mira))!.Subject);
        Assert.Null(await pipeline.FindAsync("INC0000002", ServiceNowPipeline.Staff));
        Assert.Empty(await pipeline.PassagesAsync(Id("a1"), ServiceNowPipeline.Staff));
    }

    [Fact]
    public async Task Night_TicketThatChangesWhileItIsWalked_IsStoredAsItIsAtTheEndAndCountedOnce()
    {
        (Options.Tables, Options.PageSize) = (["incident"], 10);
        await using var pipeline = await ServiceNowPipeline.StartAsync(Options, TimeProvider.System, Token);
        for (var number = 1; number <= 30; number++)
        {
            Incident($"t{number}", Day.AddSeconds(number));
        }

        Server.BeforeAnswer = request =>
        {
            if (request.Table == "sys_email")
            {
                Server.All("incident").First(record => record.SysId == Id("t1")).Touch(Day.AddDays(1))["short_description"] = "Changed meanwhile";
            }
        };

        var report = await pipeline.RunAsync();

        Assert.Equal((30, 30), (report.Seen, report.Added));
        Assert.Equal("Changed meanwhile", (await pipeline.FindAsync("INC0000001", ServiceNowPipeline.Staff))!.Subject);
        Assert.Contains("Changed meanwhile", await pipeline.PassagesAsync(Id("t1"), ServiceNowPipeline.Staff));
    }

    private void Article(string name, string state) => Server.Add("kb_knowledge", Id(name)).With(
        ("number", "KB0000001"), ("short_description", "Signing in"), ("text", "<p>Every account needs two factors.</p>"), ("workflow_state", state),
        ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(Day)));
}
