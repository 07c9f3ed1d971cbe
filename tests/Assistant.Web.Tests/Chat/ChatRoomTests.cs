using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Tickets;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;
using Bunit;

namespace Assistant.Web.Tests.Chat;

public sealed class ChatRoomTests : PageContext
{
    [Fact]
    public void Empty_OffersExamples_WhichFillTheBox()
    {
        var room = Render<ChatRoom>();
        var examples = room.FindAll(".example");
        Assert.Contains(examples, example => example.TextContent == "How much scratch space do I have?");

        examples.Single(example => example.TextContent == "RITM0429668 - Need help with this ticket").Click();

        Assert.Equal("RITM0429668 - Need help with this ticket", room.Find("textarea").GetAttribute("value"));
        Assert.False(Answerer.WasAsked);
    }

    [Fact]
    public async Task Ask_ShowsQuestionTextAndSources_AsTheyCome()
    {
        var room = Render<ChatRoom>();
        Send(room, "my password is hunter2, why?");
        Assert.Equal("my password is hunter2, why?", (await Answerer.NextQuestionAsync()).Text);

        Answerer.Log("my password is [password removed], why?");
        room.WaitForAssertion(() => Assert.Contains("[password removed]", room.Find(".question-text").TextContent, StringComparison.Ordinal));
        Answerer.Give(new PassagesFound([Answers.Source(1), Answers.Source(2)], "BM25 (embedded)"), new TextAdded("Because [1]"));
        room.WaitForAssertion(() => Assert.Equal("1", room.Find(".answer-text a.cite").TextContent));
        Assert.Contains(room.FindAll("button"), button => button.TextContent.Contains("Stop", StringComparison.Ordinal));

        Answerer.End(AnswerState.Complete, "Because [1].");
        room.WaitForAssertion(() => Assert.Equal("Answer by sophia (llama-3.3-70b)", room.Find(".answer-label h3").TextContent));
        room.WaitForAssertion(() => Assert.Single(room.FindAll("button[type=submit]")));
    }

    [Fact]
    public void Ask_Anew_ShowsTheConversationsOwnAddress()
    {
        var room = Render<ChatRoom>();
        Send(room, "Why?");
        Answerer.Log("Why?");

        room.WaitForAssertion(() => Assert.Contains(
            JSInterop.Invocations["assistant.showAddress"], call => (string?)call.Arguments[0] == $"/c/{Answerer.ConversationId}"));
    }

    [Fact]
    public void Stop_EndsTheAnswerAndKeepsItsText()
    {
        var room = Render<ChatRoom>();
        Send(room, "Why?");
        Answerer.Log("Why?");
        Answerer.Give(new TextAdded("Because"));
        room.WaitForAssertion(() => Assert.Contains("Because", room.Find(".answer-text").TextContent, StringComparison.Ordinal));

        room.FindAll("button").Single(button => button.TextContent.Contains("Stop", StringComparison.Ordinal)).Click();

        room.WaitForAssertion(() => Assert.Equal("Stopped", room.Find(".answer-label h3").TextContent));
        Assert.Contains("Because", room.Find(".answer-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_AsksForOneMoreAnswerToTheTurn()
    {
        var id = Guid.NewGuid();
        var conversation = Answers.Conversation(id, "Why?", Answers.Record(AnswerState.Quoted));
        Conversations.Put(conversation);
        var room = Render<ChatRoom>(parameters => parameters.Add(room => room.Conversation, id));

        room.FindAll("button").Single(button => button.TextContent.Contains("Retry", StringComparison.Ordinal)).Click();

        Assert.Equal(conversation.Turns[0].Id, (await Answerer.NextQuestionAsync()).RetryTurnId);
        room.WaitForAssertion(() => Assert.Contains("Answer 2 of 2", room.Find(".versions").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_AConversation_ShowsItsTurnsAndItsExports()
    {
        var id = Guid.NewGuid();
        Conversations.Put(Answers.Conversation(id, "How much?", Answers.Record(AnswerState.Complete)));

        var room = Render<ChatRoom>(parameters => parameters.Add(room => room.Conversation, id));

        Assert.Equal("How much?", room.Find(".question-text").TextContent);
        Assert.Contains("20 TB", room.Find(".answer-text").TextContent, StringComparison.Ordinal);
        Assert.NotNull(room.Find($"a[href='/api/conversations/{id}/export?format=md']"));
        Assert.NotNull(room.Find($"a[href='/api/conversations/{id}/export?format=json']"));
        Assert.False(Answerer.WasAsked);
    }

    [Fact]
    public void Open_AnotherPersonsConversation_CannotBeAskedIn()
    {
        var id = Guid.NewGuid();
        var ticket = new TicketReference("sample-tickets", "RITM0429668", new TicketNumber("RITM0429668"));
        Conversations.Put(Answers.Conversation(id, "How much?", Answers.Record(AnswerState.Complete), ticket) with { IsOwner = false });

        var room = Render<ChatRoom>(parameters => parameters.Add(room => room.Conversation, id));

        Assert.Empty(room.FindAll("textarea"));
        Assert.Contains("mvance", room.Find(".owner").TextContent, StringComparison.Ordinal);
        Assert.Equal("Osprey job stays in Q, comment about project balance", room.Find(".ticket-subject").TextContent);
    }

    [Fact]
    public void Open_AConversationThatHasGone_SaysSo()
    {
        var room = Render<ChatRoom>(parameters => parameters.Add(room => room.Conversation, Guid.NewGuid()));

        Assert.Contains("no longer there", room.Markup, StringComparison.Ordinal);
        Assert.Empty(room.FindAll("textarea"));
    }

    [Fact]
    public void Ask_InAConversationThatHasGone_SaysSo()
    {
        var room = Render<ChatRoom>();
        Send(room, "Why?");
        Answerer.Break(new ConversationNotFoundException());

        room.WaitForAssertion(() => Assert.Contains("no longer there", room.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void FirstStart_WhileSourcesAreRead_SaysHowFarItIs()
    {
        Status.View = Status.View with { Ready = false, Busy = "reading samples: 12 documents so far" };

        var room = Render<ChatRoom>();

        Assert.Contains("Reading samples: 12 documents so far", room.Find(".banner").TextContent, StringComparison.Ordinal);
    }

    private static void Send(IRenderedComponent<ChatRoom> room, string text)
    {
        room.Find("textarea").Input(text);
        room.Find("form.composer").Submit();
    }
}
