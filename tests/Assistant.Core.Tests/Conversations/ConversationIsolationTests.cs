using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;

namespace Assistant.Core.Tests.Conversations;

public abstract class ConversationIsolationTests(DatabaseProvider provider) : ConversationFixture(provider)
{
    [Fact]
    public async Task Find_ForeignConversation_LooksLikeNone()
    {
        var begun = await AskAndAnswerAsync("my secret question", "answer");

        foreach (var reader in new[] { People.Bob, People.AdaElsewhere, People.Staff, People.Admin, Caller.Anonymous })
        {
            Assert.Null(await Log.FindAsync(begun.ConversationId, reader, Token));
            Assert.Empty((await Log.ListAsync(new ConversationFilter(), reader, Token)).Items);
            Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(Text: "secret"), reader, Token)).Total);
        }
    }

    [Fact]
    public async Task Find_AsStaff_ShowsTheAttachedTurnsAlone()
    {
        await SaveTicketAsync();
        var start = await AskAndAnswerAsync("my private start", "private answer");
        var attached = await AskAndAnswerAsync("RITM0429668 please", "about the ticket", conversation: start.ConversationId, ticket: Reference);
        await AskAndAnswerAsync("my private end", "private answer", conversation: start.ConversationId);

        var read = await Log.FindAsync(start.ConversationId, People.Staff, Token);

        Assert.NotNull(read);
        var turn = Assert.Single(read.Turns);
        Assert.Equal((attached.TurnId, "about the ticket", Reference), (turn.Id, turn.Answers[0].Text, turn.Ticket));
        Assert.Equal((false, "RITM0429668 please", turn.AskedAt), (read.IsOwner, read.Title, read.StartedAt));
        Assert.Equal(turn.AskedAt, read.UpdatedAt);
        var summary = Assert.Single((await Log.ListAsync(new ConversationFilter(), People.Staff, Token)).Items);
        Assert.Equal(("RITM0429668 please", "Ada", turn.AskedAt, turn.AskedAt), (summary.Title, summary.Owner, summary.StartedAt, summary.UpdatedAt));
        Assert.Equal(["RITM0429668"], summary.Tickets);
    }

    [Theory]
    [InlineData("private", 0)]
    [InlineData("a title", 0)]
    [InlineData("PLEASE", 1)]
    [InlineData("About The", 1)]
    public async Task List_AsStaffWithText_SearchesTheAttachedTurnsAlone(string text, int expected)
    {
        await SaveTicketAsync();
        var start = await AskAndAnswerAsync("my private start", "private answer");
        await AskAndAnswerAsync("RITM0429668 please", "about the ticket", conversation: start.ConversationId, ticket: Reference);

        Assert.Equal(expected, (await Log.ListAsync(new ConversationFilter(Text: text), People.Staff, Token)).Total);
        Assert.Equal(1, (await Log.ListAsync(new ConversationFilter(Text: text), People.Ada, Token)).Total);
    }

    [Fact]
    public async Task Find_TurnOfATicketKeptForAGroup_IsForItsStaffAlone()
    {
        await SaveTicketAsync(Audience.Group("security"));
        var begun = await AskAsync("RITM0429668", People.SecurityStaff, ticket: Reference);

        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Staff, Token));
        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Admin, Token));
        Assert.NotNull(await Log.FindAsync(begun.ConversationId, People.SecurityStaff with { Subject = "sec-2" }, Token));
    }

    [Fact]
    public async Task Find_AfterTheTicketWasNarrowed_FollowsTheTicketNow()
    {
        await SaveTicketAsync();
        var begun = await AskAsync("RITM0429668", ticket: Reference);
        Assert.NotNull(await Log.FindAsync(begun.ConversationId, People.Staff, Token));

        await SaveTicketAsync(Audience.Group("security"));

        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Staff, Token));
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(), People.Staff, Token)).Total);
        Assert.NotNull(await Log.FindAsync(begun.ConversationId, People.SecurityStaff, Token));
    }

    [Fact]
    public async Task Find_AfterTheTicketIsGone_FollowsItsLastKnownAudience()
    {
        await SaveTicketAsync();
        var begun = await AskAsync("RITM0429668", ticket: Reference);
        await Tickets.RemoveAsync(Reference.Source, Reference.SysId, Token);

        Assert.NotNull(await Log.FindAsync(begun.ConversationId, People.Staff, Token));
        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Bob, Token));
    }

    [Fact]
    public async Task Find_AsRequesterWhoIsNoStaff_DoesNotShowWhatStaffAsked()
    {
        await SaveTicketAsync();
        var begun = await AskAsync("RITM0429668: what may be wrong?", People.Staff, ticket: Reference);

        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Ada, Token));
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(Ticket: "RITM0429668"), People.Ada, Token)).Total);
    }

    [Fact]
    public async Task BeginTurn_WithATicketThatTheCallerMayNotRead_AttachesNothing()
    {
        await SaveTicketAsync();

        var begun = await AskAsync("RITM0429668", People.Bob, ticket: Reference);

        Assert.Null(begun.Ticket);
        Assert.Null(await Log.FindAsync(begun.ConversationId, People.Staff, Token));
    }

    [Fact]
    public async Task Find_CitationsTheReaderMayNotSee_AreLeftOut()
    {
        await SaveTicketAsync();
        var begun = await AskAsync("RITM0429668", People.Staff, ticket: Reference);
        await AnswerAsync(begun, "Text [1][2][3].", Cite(1, Audience.Public), Cite(2, Audience.Staff), Cite(3, Audience.Group("staffroom")));

        Assert.Equal([1, 2], await CitedAsync(begun, People.Staff));
        var formerStaff = People.Staff with { Roles = CallerRoles.User, Labels = Audience.Public };
        Assert.Equal([1], await CitedAsync(begun, formerStaff));
        Assert.Equal([1, 2], await CitedAsync(begun, People.SecurityStaff));
    }

    [Fact]
    public async Task Find_AnswerFromASourceThatTheReaderMayNotSeeNow_IsWithheldAndNotFound()
    {
        var begun = await AskAsync("How are exports done?", People.Staff);
        await AnswerAsync(begun, "> The export key lies in vault seven. [1]", Cite(1, Audience.Staff));
        var former = People.Staff with { Roles = CallerRoles.User, Labels = Audience.Public };

        Assert.Contains("vault seven", (await FirstAsync(begun, People.Staff)).Text);
        var now = await FirstAsync(begun, former);
        Assert.DoesNotContain("vault", now.Text);
        Assert.Equal((1, 0), (now.HiddenSources, now.Citations.Count));
        Assert.Equal(1, (await Log.ListAsync(new ConversationFilter(Text: "vault seven"), People.Staff, Token)).Total);
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(Text: "vault seven"), former, Token)).Total);
    }

    [Fact]
    public async Task Find_AsOwnerWhoLostTheTicket_ShowsNeitherItsSubjectNorWhatWasWrittenForIt()
    {
        await SaveTicketAsync();
        var begun = await AskAsync("RITM0429668, what now?", People.Staff, ticket: Reference, title: "RITM0429668 Balance of the climate project");
        await AnswerAsync(begun, "The climate project has no balance [1].", Cite(1, Audience.Public));
        await AskAndAnswerAsync("And what is scratch?", "A file system.", People.Staff, begun.ConversationId);
        Assert.Equal("RITM0429668 Balance of the climate project", (await Log.FindAsync(begun.ConversationId, People.Staff, Token))!.Title);

        await SaveTicketAsync(Audience.Group("security"));

        var read = await Log.FindAsync(begun.ConversationId, People.Staff, Token);
        Assert.Equal("RITM0429668, what now?", read!.Title);
        Assert.DoesNotContain("climate", read.Turns[0].Answers[0].Text);
        Assert.Empty(read.Turns[0].Answers[0].Notices);
        Assert.Equal("A file system.", read.Turns[1].Answers[0].Text);
        Assert.Equal("RITM0429668, what now?", Assert.Single((await Log.ListAsync(new ConversationFilter(), People.Staff, Token)).Items).Title);
        Assert.Equal(0, (await Log.ListAsync(new ConversationFilter(Text: "climate"), People.Staff, Token)).Total);
        Assert.Equal(1, (await Log.ListAsync(new ConversationFilter(Text: "file system"), People.Staff, Token)).Total);
    }

    [Fact]
    public async Task BeginTurn_AsNobody_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => AskAsync("Why?", Caller.Anonymous));
        await Assert.ThrowsAsync<ArgumentException>(() => AskAsync("Why?", Caller.Anonymous with { Issuer = "https://idp.example", Subject = "" }));
        Assert.Throws<ArgumentException>(() => Caller.Create("https://idp.example", " ", "Ada", CallerRoles.User));
    }

    [Fact]
    public async Task AddFeedback_WithASecret_KeepsItsMark()
    {
        var begun = await AskAndAnswerAsync("question", "answer");

        await Log.AddFeedbackAsync(begun.ConversationId, begun.AnswerId, false, "my password: Hunter2xyz99", People.Ada, Token);

        await using var tables = OpenTables();
        Assert.Equal("my password: [password removed]", tables.Feedback.Single().Comment);
    }

    [Fact]
    public async Task AddFeedback_ForWhatTheReaderSees_KeepsTheirLastOpinion()
    {
        await SaveTicketAsync();
        var begun = await AskAndAnswerAsync("RITM0429668", "answer", ticket: Reference);

        Assert.True(await Log.AddFeedbackAsync(begun.ConversationId, begun.AnswerId, true, null, People.Ada, Token));
        Assert.True(await Log.AddFeedbackAsync(begun.ConversationId, begun.AnswerId, false, "wrong\0", People.Ada, Token));
        Assert.True(await Log.AddFeedbackAsync(begun.ConversationId, begun.AnswerId, true, "good", People.Staff, Token));
        Assert.False(await Log.AddFeedbackAsync(begun.ConversationId, begun.AnswerId, true, null, People.Bob, Token));
        Assert.False(await Log.AddFeedbackAsync(Guid.NewGuid(), begun.AnswerId, true, null, People.Ada, Token));
        Assert.False(await Log.AddFeedbackAsync(begun.ConversationId, Guid.NewGuid(), true, null, People.Ada, Token));

        await using var tables = OpenTables();
        Assert.Equal(
            [("ada-1", false, "wrong\uFFFD"), ("sam-1", true, "good")],
            tables.Feedback.OrderBy(row => row.Subject).AsEnumerable().Select(row => (row.Subject, row.Up, row.Comment)));
    }

    private async Task<AnswerRecord> FirstAsync(BegunTurn begun, Caller reader) =>
        (await Log.FindAsync(begun.ConversationId, reader, Token))!.Turns[0].Answers[0];

    private async Task<IEnumerable<int>> CitedAsync(BegunTurn begun, Caller reader) =>
        (await FirstAsync(begun, reader)).Citations.Select(citation => citation.N);
}

public sealed class ConversationIsolationOnSqliteTests() : ConversationIsolationTests(DatabaseProvider.Sqlite);

public sealed class ConversationIsolationOnPostgreSqlTests() : ConversationIsolationTests(DatabaseProvider.PostgreSql);
