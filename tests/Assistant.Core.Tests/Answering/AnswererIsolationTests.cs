using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering;

/// <summary>Who gets to see what: readers, models, and the recipients of reply drafts.</summary>
public sealed class AnswererIsolationTests : IAsyncDisposable
{
    private const string Public = "Every project has 10 TB of scratch space. When the scratch quota is exceeded, jobs fail.";
    private const string Internal = "Staff raise the scratch quota with the tool quota-admin-tool when it is exceeded.";
    private const string Number = "RITM0429668";

    private readonly AnswererFixture _engine = new();

    [Fact]
    public async Task Ask_User_NeverGetsStaffPassages()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "internal");
        await StartAsync();

        var trace = await _engine.AskAsync("What happens to jobs when the scratch quota is exceeded?");

        Assert.DoesNotContain(trace.Sources, source => source.Quote.Contains("quota-admin-tool"));
        Assert.DoesNotContain("quota-admin-tool", server.Requests.Single().Body);
    }

    [Fact]
    public async Task Ask_StaffThroughAnEndpointForPublicText_WithholdsStaffPassagesAndSaysSo()
    {
        var server = await _engine.AddModelAsync();
        await StartAsync();

        var trace = await _engine.AskAsync("Who can raise an exceeded scratch quota?", AnswererFixture.Staff);

        Assert.Contains(trace.Sources, source => source.Quote.Contains("quota-admin-tool"));
        Assert.DoesNotContain("quota-admin-tool", server.Requests.Single().Body);
        Assert.Contains(trace.Notices, notice => notice.StartsWith("1 of the sources", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_InternalAnswerEarlier_DoesNotGoToAnEndpointForPublicText()
    {
        var open = await _engine.AddModelAsync("open");
        var inner = await _engine.AddModelAsync("inner", "public", "internal");
        inner.Then(ChatReply.Of("Use quota-admin-tool [1]."));
        await StartAsync();

        var first = await _engine.AskAsync(new Question { Text = "Who can raise an exceeded scratch quota?", Model = "inner" }, AnswererFixture.Staff);
        await _engine.AskAsync(new Question { Text = "And scratch space of a project?", ConversationId = first.Logged.ConversationId, Model = "open" }, AnswererFixture.Staff);

        Assert.DoesNotContain("quota-admin-tool", open.Requests.Single().Body);
    }

    [Fact]
    public async Task Ask_AboutATicket_SendsNothingOfItToRetrievalEndpointsForPublicText_AndSaysSo()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        _engine.Set("Embeddings:BaseUrl", models.Url).Set("Embeddings:Model", "tiny").Set("Reranker:BaseUrl", models.Url).Set("Reranker:Model", "tiny");
        await _engine.AddModelAsync("sophia", "public", "internal", "tickets");
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var trace = await _engine.AskAsync($"{Number} - Need help with this ticket", AnswererFixture.Staff);

        Assert.Empty(models.Requests);
        Assert.Contains(trace.Notices, notice => notice.Contains("may not be sent the text of tickets (Embeddings:Accepts)", StringComparison.Ordinal));
        Assert.Contains(trace.Notices, notice => notice.Contains("may not be sent the text of tickets (Reranker:Accepts)", StringComparison.Ordinal));
        Assert.NotEmpty(trace.Sources);
    }

    [Fact]
    public async Task Ask_AFollowUpThatAModelMadeOfAnInternalAnswer_StaysAwayFromRetrievalEndpointsForPublicText()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        _engine.Set("Embeddings:BaseUrl", models.Url).Set("Embeddings:Model", "tiny").Set("Reranker:BaseUrl", models.Url).Set("Reranker:Model", "tiny").Set("Prompts:QuerySeconds", "4");
        var inner = await _engine.AddModelAsync("inner", "public", "internal");
        inner.Then(ChatReply.Of("Use quota-admin-tool [1]."), ChatReply.Of("raise scratch quota with quota-admin-tool"), ChatReply.Of("As said [1]."));
        await StartAsync();

        var first = await _engine.AskAsync("Who can raise an exceeded scratch quota?", AnswererFixture.Staff);
        await _engine.AskAsync(new Question { Text = "And how does it work?", ConversationId = first.Logged.ConversationId }, AnswererFixture.Staff);

        Assert.Equal(3, inner.Requests.Count);
        Assert.NotEmpty(models.Requests);
        Assert.DoesNotContain("quota-admin-tool", models.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_StaffAboutATicket_DraftsFromPublicPassagesWithoutWorkNotesAndContacts()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "internal", "tickets");
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var trace = await _engine.AskAsync($"{Number} - Need help with this ticket", AnswererFixture.Staff);

        var body = server.Requests.Single().Body;
        Assert.Equal(Number, trace.Logged.Ticket?.Number.Value);
        Assert.Contains("scratch quota is exceeded", body);
        Assert.DoesNotContain("workaround-xyz", body);
        Assert.DoesNotContain("ada@uni.example", body);
        Assert.DoesNotContain("555 0199", body);
        Assert.DoesNotContain("quota-admin-tool", body);
        Assert.DoesNotContain(trace.Sources, source => !source.Audience.Overlaps(Audience.Public));
        Assert.Contains("draft of a reply", server.Requests.Single().Messages[0].Content);
        var logged = await _engine.Log.FindAsync(trace.Logged.ConversationId, AnswererFixture.Staff, TestContext.Current.CancellationToken);
        Assert.Equal(Number, logged!.Turns.Single().Ticket?.Number.Value);
    }

    [Fact]
    public async Task Ask_RequesterInAGroup_IsAnsweredFromTheirGroupsToo()
    {
        await StartWithGroupsAsync();
        var ada = Caller.Create("test", "ada", "Ada", CallerRoles.User, "ada", ["climate"]);

        var trace = await _engine.AskAsync($"{Number} - why?", ada);

        Assert.Equal(["climate", "scratch"], trace.Sources.Select(source => source.Title).Order());
    }

    [Fact]
    public async Task Ask_StaffWhoAreTheRequester_GetTheirGroupsButNothingInternal()
    {
        await StartWithGroupsAsync();
        var ada = Caller.Create("test", "ada", "Ada", CallerRoles.Staff, "ada", ["climate"]);

        var trace = await _engine.AskAsync($"{Number} - why?", ada);

        Assert.Equal(["climate", "scratch"], trace.Sources.Select(source => source.Title).Order());
    }

    [Fact]
    public async Task Ask_AnalystInAGroup_DraftsWithoutTheirOwnGroupsAndWithoutThoseOfTheTicket()
    {
        await StartWithGroupsAsync();
        var analyst = Caller.Create("test", "sue", "Sue", CallerRoles.Staff, "sue", ["climate", "physics"]);

        var trace = await _engine.AskAsync($"{Number} - why?", analyst);

        Assert.NotNull(trace.Logged.Ticket);
        Assert.Equal(["scratch"], trace.Sources.Select(source => source.Title));
    }

    [Fact]
    public async Task Ask_FirstAboutATicket_NamesTheConversationByTheQuestionAlone()
    {
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var named = await _engine.AskAsync($"Please help with {Number}", AnswererFixture.Staff);
        var chosen = await _engine.AskAsync(new Question { Text = "Please help", Ticket = new TicketNumber(Number) }, AnswererFixture.Staff);

        Assert.Equal($"Please help with {Number}", (await _engine.Log.FindAsync(named.Logged.ConversationId, AnswererFixture.Staff, TestContext.Current.CancellationToken))!.Title);
        Assert.Equal($"{Number} Please help", (await _engine.Log.FindAsync(chosen.Logged.ConversationId, AnswererFixture.Staff, TestContext.Current.CancellationToken))!.Title);
    }

    [Fact]
    public async Task Ask_DraftThatRepeatsTheTicket_IsNotMarkedForIt()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "tickets");
        server.Then(ChatReply.Of("Dear Ada, your ticket of 2026-02-27 12:00 came in. ", "You have 10 TB [1]."));
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var trace = await _engine.AskAsync($"Help with {Number}", AnswererFixture.Staff);

        Assert.Empty(trace.Updates.OfType<SentenceChecked>());
        Assert.Equal(AnswerState.Complete, trace.Answer.State);
    }

    [Fact]
    public async Task Ask_StaffTurnBeforeTheTicket_StaysOutOfTheDraft()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "internal", "tickets");
        server.Then(ChatReply.Of("Use quota-admin-tool [1]."), ChatReply.Of("Dear Ada [1]."));
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var first = await _engine.AskAsync("Who can raise an exceeded scratch quota?", AnswererFixture.Staff);
        await _engine.AskAsync(new Question { Text = $"Help with {Number}", ConversationId = first.Logged.ConversationId }, AnswererFixture.Staff);

        Assert.DoesNotContain("quota-admin-tool", server.Requests[1].Body);
    }

    [Fact]
    public async Task Ask_NoEndpointAcceptsTickets_QuotesAndNamesTheSetting()
    {
        var server = await _engine.AddModelAsync();
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var trace = await _engine.AskAsync($"{Number} - Need help with this ticket", AnswererFixture.Staff);

        Assert.Empty(server.Requests);
        Assert.Equal(AnswerState.Quoted, trace.Answer.State);
        Assert.Contains(trace.Notices, notice => notice.Contains("Models:sophia:Accepts") && notice.Contains("tickets"));
    }

    [Fact]
    public async Task Ask_FollowUp_StaysWithTheTicketUnlessDetached()
    {
        await _engine.AddModelAsync("sophia", "public", "tickets");
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var first = await _engine.AskAsync($"Help with {Number}", AnswererFixture.Staff);
        var follow = await _engine.AskAsync(new Question { Text = "Make it shorter", ConversationId = first.Logged.ConversationId }, AnswererFixture.Staff);
        var detached = await _engine.AskAsync(new Question { Text = $"What is scratch quota, as in {Number}?", ConversationId = first.Logged.ConversationId, Detached = true }, AnswererFixture.Staff);

        Assert.NotNull(follow.Logged.Ticket);
        Assert.Null(detached.Logged.Ticket);
    }

    [Fact]
    public async Task Ask_DetachedAfterTicketTurns_KeepsTheTicketOutOfThePrompt()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "tickets");
        server.Then(ChatReply.Of("Dear Ada, clean up [1]."));
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var first = await _engine.AskAsync($"Help with {Number}", AnswererFixture.Staff);
        await _engine.AskAsync(new Question { Text = "What is the scratch quota?", ConversationId = first.Logged.ConversationId, Detached = true }, AnswererFixture.Staff);

        Assert.DoesNotContain("Ada", server.Requests[1].Body);
    }

    [Fact]
    public async Task Ask_TicketOfSomebodyElse_LooksLikeNoTicket()
    {
        await _engine.AddModelAsync("sophia", "public", "tickets");
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var forbidden = await _engine.AskAsync($"Scratch quota, see {Number}", AnswererFixture.Bob);
        var unknown = await _engine.AskAsync("Scratch quota, see RITM9999999", AnswererFixture.Bob);

        Assert.Null(forbidden.Logged.Ticket);
        Assert.Equal(unknown.Notices, forbidden.Notices);
    }

    [Fact]
    public async Task Ask_NumberUnknownToStaff_IsToldKindly()
    {
        await StartAsync();

        var trace = await _engine.AskAsync("Scratch quota, see RITM9999999", AnswererFixture.Staff);

        Assert.Contains("No ticket RITM9999999 that you may read is known here; the question is answered without it.", trace.Notices);
    }

    [Fact]
    public async Task Ask_RequesterAboutTheirOwnTicket_IsAttachedAndAnswered()
    {
        var server = await _engine.AddModelAsync("sophia", "public", "tickets");
        await StartAsync();
        await _engine.SaveTicketAsync(Number);

        var trace = await _engine.AskAsync(new Question { Text = "What about my scratch quota?", Ticket = new TicketNumber(Number) });

        Assert.NotNull(trace.Logged.Ticket);
        Assert.Contains("<ticket number=\"RITM0429668\">", server.Requests.Single().Prompt);
        Assert.DoesNotContain("workaround-xyz", server.Requests.Single().Body);
        Assert.DoesNotContain("draft of a reply", server.Requests.Single().Messages[0].Content);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task StartWithGroupsAsync()
    {
        await _engine.StartAsync(
            ("scratch", Public, Audience.Public),
            ("runbook", Internal, Audience.Staff),
            ("climate", "The scratch quota of climate projects is exceeded at 90 TB.", Audience.Group("climate")),
            ("physics", "The scratch quota of physics projects is exceeded at 80 TB.", Audience.Group("physics")));
        await _engine.SaveTicketAsync(Number, group: "physics");
    }

    private Task StartAsync() => _engine.StartAsync(("scratch", Public, Audience.Public), ("runbook", Internal, Audience.Staff));
}
