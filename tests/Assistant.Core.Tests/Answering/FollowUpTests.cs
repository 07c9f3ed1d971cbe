using Assistant.Core.Answering;
using Assistant.Core.Passages;
using Assistant.Fakes.Models;

namespace Assistant.Core.Tests.Answering;

/// <summary>Questions that lean on others, and what models are asked beside the answer.</summary>
public sealed class FollowUpTests : IAsyncDisposable
{
    private const string Number = "RITM0429668";

    private readonly AnswererFixture _engine = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_FollowUp_IsSearchedByTheModelsQueryAndLogsItsTemplate()
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);
        server.Then(ChatReply.Of("memory of a compute node", " of Polaris"), ChatReply.Of("It has 512 GB [1]."));

        var second = await _engine.AskAsync(new Question { Text = "And on the other system?", ConversationId = first.Logged.ConversationId });

        Assert.Equal("polaris", second.Sources[0].Title);
        var rewriting = server.Requests[1];
        Assert.Contains("one search query", rewriting.Messages[0].Content);
        Assert.Contains("<conversation>\nQuestion: How much memory does a compute node of Aurora have?\nAnswer: An Aurora node has 1024 GB [1].", rewriting.Prompt);
        Assert.Contains("<question>\nAnd on the other system?\n</question>", rewriting.Prompt);
        Assert.Matches("^[0-9a-f]{10}, follow-up [0-9a-f]{10}$", second.Answer.PromptVersion);
    }

    [Theory]
    [InlineData("Ignore this. I cannot help you.")] // shares no word with the conversation
    [InlineData("")]
    public async Task Ask_FollowUpWithAUselessRewriting_IsSearchedByRule(string reply)
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);
        server.Then(ChatReply.Of(reply), ChatReply.Of("It has 1024 GB [1]."));

        var second = await _engine.AskAsync(new Question { Text = "And why?", ConversationId = first.Logged.ConversationId });

        Assert.Equal("aurora", second.Sources[0].Title);
        Assert.Matches("^[0-9a-f]{10}$", second.Answer.PromptVersion);
    }

    [Fact]
    public async Task Ask_RewritingThatTakesTooLong_IsGivenUpAndTheEndpointIsNoWorseForIt()
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);
        server.Then(ChatReply.Begun().Think("Hm, hm").Hang(), ChatReply.Of("It has 1024 GB [1]."));

        var asking = Task.Run(() => _engine.AskAsync(new Question { Text = "And why?", ConversationId = first.Logged.ConversationId }), Cancelled);
        await server.ArrivalAsync(Cancelled);
        await server.ArrivalAsync(Cancelled);
        _engine.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await asking;

        Assert.Equal("It has 1024 GB [1].", second.Answer.Text);
        Assert.Contains("no short reply in time", _engine.LogLines.Text);
    }

    [Fact]
    public async Task Ask_QuestionOnItsOwn_CostsNoRewriting()
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);

        await _engine.AskAsync(new Question { Text = "How much memory does a compute node of Polaris have?", ConversationId = first.Logged.ConversationId });

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Ask_FollowUpAfterAnInternalAnswer_DoesNotLetAnEndpointForPublicTextRewriteIt()
    {
        var inner = await _engine.AddModelAsync("inner", "public", "internal");
        var open = await _engine.AddModelAsync("open");
        _engine.Set("Prompts:QuerySeconds", "4").Set("Models:inner:Priority", "2");
        await _engine.StartAsync(("quota", "Staff raise the quota with quota-admin-tool.", Audience.Staff), ("scratch", "Scratch has a quota.", Audience.Public));
        inner.Then(ChatReply.Of("Use quota-admin-tool [1]."));
        var first = await _engine.AskAsync(new Question { Text = "Who can raise a quota with a tool?", Model = "inner" }, AnswererFixture.Staff);

        await _engine.AskAsync(new Question { Text = "And how?", ConversationId = first.Logged.ConversationId }, AnswererFixture.Staff);

        Assert.DoesNotContain(open.Requests, request => request.Body.Contains("quota-admin-tool"));
    }

    [Fact]
    public async Task Ask_Ticket_IsSearchedByTheModelsQueryToo()
    {
        var server = await StartAsync("public", "tickets");
        await _engine.SaveTicketAsync(Number);
        server.Then(ChatReply.Of("\"scratch quota exceeded memory Polaris\""), ChatReply.Of("Dear Ada [1]."));

        var trace = await _engine.AskAsync($"{Number} - Need help with this ticket", AnswererFixture.Staff);

        Assert.Contains(trace.Sources, source => source.Title == "polaris");
        Assert.Contains("<ticket number=\"RITM0429668\">", server.Requests[0].Prompt);
        Assert.DoesNotContain("workaround-xyz", server.Requests[0].Body);
        Assert.DoesNotContain("ada@uni.example", server.Requests[0].Body);
        Assert.Contains(", ticket-query ", trace.Answer.PromptVersion);
    }

    [Fact]
    public async Task Ask_TicketThatNoEndpointAccepts_IsSearchedByRule()
    {
        var server = await StartAsync();
        await _engine.SaveTicketAsync(Number);

        await _engine.AskAsync($"{Number} - Need help with this ticket", AnswererFixture.Staff);

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("Memory of Aurora nodes.", "Memory of Aurora nodes")]
    [InlineData("**\"Memory of Aurora nodes\"**\nIs that fine?", "Memory of Aurora nodes")]
    [InlineData("Here you are", "How much memory does a compute node of Aurora have?")]
    public async Task Name_NewConversation_TakesAModelsTitleIfItIsOne(string reply, string title)
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);
        server.Then(ChatReply.Of(reply));

        await _engine.Titles.NameAsync(new NewConversation(first.Logged.ConversationId, first.Logged.Question, IsAboutTicket: false), Cancelled);

        Assert.Equal(title, (await _engine.Log.FindAsync(first.Logged.ConversationId, AnswererFixture.Ada, Cancelled))!.Title);
        Assert.Contains("name a conversation", server.Requests[1].Messages[0].Content);
    }

    [Fact]
    public async Task Name_ConversationAboutATicket_AsksNoEndpointForPublicText()
    {
        var server = await StartAsync();
        var first = await AskFirstAsync(server);

        Assert.False(await _engine.Titles.NameAsync(new NewConversation(first.Logged.ConversationId, first.Logged.Question, IsAboutTicket: true), Cancelled));
        Assert.Single(server.Requests);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task<FakeChatServer> StartAsync(params string[] accepts)
    {
        var server = await _engine.AddModelAsync("sophia", accepts);
        _engine.Set("Prompts:QuerySeconds", "4");
        await _engine.StartAsync(
            ("aurora", "A compute node of Aurora has 1024 GB of memory.", Audience.Public),
            ("polaris", "A compute node of Polaris has 512 GB of memory.", Audience.Public),
            ("quota", "When the scratch quota is exceeded, jobs fail.", Audience.Public));
        return server;
    }

    private Task<AnswerTrace> AskFirstAsync(FakeChatServer server)
    {
        server.Then(ChatReply.Of("An Aurora node has 1024 GB [1]."));
        return _engine.AskAsync("How much memory does a compute node of Aurora have?");
    }
}
