using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Tests.Databases;

namespace Assistant.Core.Tests.Tickets;

public abstract class TicketReadingTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private TicketStore Store => field ??= InNewProgram<TicketStore>();

    [Fact]
    public async Task Find_AsRequester_LeavesOutWorkNotes()
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);

        var read = Assert.Single(await Store.FindAsync(new TicketNumber("RITM0429668"), People.Ada, Token));

        Assert.Equal("My job waits.", Assert.Single(read.Entries).Text);
    }

    [Fact]
    public async Task Find_AsAnybodyElse_FindsNothing()
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);

        foreach (var caller in new[] { People.Bob, People.Admin, People.AdaElsewhere, Caller.Anonymous })
        {
            Assert.Empty(await Store.FindAsync(new TicketNumber("RITM0429668"), caller, Token));
            Assert.Equal(0, (await Store.ListAsync(null, 1, 50, caller, Token)).Total);
        }
    }

    [Theory]
    [InlineData("ad")]
    [InlineData("adam")]
    [InlineData("a%")]
    [InlineData("_da")]
    [InlineData("da")]
    public async Task Find_AsSomebodyWithASimilarName_FindsNothing(string name)
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);
        var caller = Caller.Create("https://idp.example", name, name, CallerRoles.User, name);

        Assert.Empty(await Store.FindAsync(new TicketNumber("RITM0429668"), caller, Token));
    }

    [Fact]
    public async Task Find_TicketOfAGroup_IsForItsStaffAlone()
    {
        await Store.SaveAsync(SampleTicket.Create(audience: Audience.Group("Security")), Token);

        Assert.Empty(await Store.FindAsync(new TicketNumber("RITM0429668"), People.Staff, Token));
        Assert.Equal(2, Assert.Single(await Store.FindAsync(new TicketNumber("RITM0429668"), People.SecurityStaff, Token)).Entries.Count);
    }

    [Fact]
    public async Task List_IsNewestFirstInPages_AndCountsWhatTheCallerMayRead()
    {
        for (var n = 1; n <= 5; n++)
        {
            await Store.SaveAsync(SampleTicket.Create($"INC000000{n}") with { UpdatedAt = SampleTicket.Opened.AddHours(n) }, Token);
        }

        await Store.SaveAsync(SampleTicket.Create("INC0000006", requester: "bob") with { UpdatedAt = null }, Token);

        var first = await Store.ListAsync(null, 1, 2, People.Ada, Token);
        var last = await Store.ListAsync(null, 3, 2, People.Ada, Token);
        Assert.Equal((5, 5), (first.Total, last.Total));
        Assert.Equal(["INC0000005", "INC0000004"], first.Items.Select(ticket => ticket.Number.Value));
        Assert.Equal(["INC0000001"], last.Items.Select(ticket => ticket.Number.Value));
        Assert.Equal(6, (await Store.ListAsync("", 1, 50, People.Staff, Token)).Total);
    }

    [Theory]
    [InlineData("ritm0429668", 1)]
    [InlineData("0429", 1)]
    [InlineData("STATE q", 1)]
    [InlineData("ada exa", 1)]
    [InlineData("größe", 1)]
    [InlineData("100%", 1)]
    [InlineData("00%", 1)]
    [InlineData("%", 1)]
    [InlineData("_", 1)]
    [InlineData("\\", 1)]
    [InlineData("%Q%", 0)]
    [InlineData("nothing like it", 0)]
    [InlineData("' OR 1=1 --", 0)]
    public async Task List_WithSearch_TakesTheTextLiterallyInAnyCase(string search, int expected)
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);
        await Store.SaveAsync(SampleTicket.Create("INC0000001") with { Subject = @"Scratch is 100% full, GRÖSSE 5 TB: GRÖßE C:\tmp my_dir", Requester = new Requester("Zoë", "", "zoe") }, Token);

        Assert.Equal(expected, (await Store.ListAsync(search, 1, 50, People.Staff, Token)).Total);
    }

    [Fact]
    public async Task List_WithSearch_FindsNothingThatTheCallerMayNotRead()
    {
        await Store.SaveAsync(SampleTicket.Create(), Token);

        Assert.Equal(0, (await Store.ListAsync("RITM0429668", 1, 50, People.Bob, Token)).Total);
    }
}

public sealed class TicketReadingOnSqliteTests() : TicketReadingTests(DatabaseProvider.Sqlite);

public sealed class TicketReadingOnPostgreSqlTests() : TicketReadingTests(DatabaseProvider.PostgreSql);
