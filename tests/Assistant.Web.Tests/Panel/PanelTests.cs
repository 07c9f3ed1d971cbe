using Assistant.Core.Conversations;
using Assistant.Core.Tickets;
using Assistant.Web.Chat;
using Assistant.Web.Panel;
using Assistant.Web.Status;
using Assistant.Web.Tests.Doubles;
using Bunit;

namespace Assistant.Web.Tests.Panel;

public sealed class PanelTests : PageContext
{
    [Fact]
    public void Sources_AreNumberedAndOpenAtTheirSection()
    {
        var panel = RenderSources(Answers.View(AnswerState.Complete, "A claim [1].", Answers.Source(1), Answers.Source(2)));

        var cards = panel.FindAll("article.source");
        Assert.Equal(["1", "2"], cards.Select(card => card.QuerySelector(".source-number")!.TextContent));
        Assert.Equal("/sources/samples/storage/scratch/#how-much", cards[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("20 TB", cards[0].QuerySelector(".source-quote strong")!.TextContent);
        Assert.Contains("fetched 12 Sep 2026", cards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Found, not cited", cards[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_ThatDoesNotHoldTheClaim_SaysSo()
    {
        var panel = RenderSources(Answers.View(AnswerState.Complete, "A claim [1].", Answers.Source(1, supported: false)));

        Assert.Contains("Does not hold all that the answer claims", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_ThatTheAnswerNamesAsARange_CountAsCited()
    {
        var panel = RenderSources(Answers.View(AnswerState.Complete, "A claim [1-2].", Answers.Source(1), Answers.Source(2)));

        Assert.DoesNotContain("Found, not cited", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_ThatTheReaderMayNotSee_AreCounted()
    {
        var view = Answers.View(AnswerState.Complete);

        var panel = RenderSources(view with { Record = view.Record with { Citations = [], HiddenSources = 2 } });

        Assert.Contains("2 sources of this answer are not visible to you.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void LongQuote_IsFoldedAndOpensWhole()
    {
        var citation = Answers.Source(1) with { Quote = new string('x', 600) };
        var card = Render<SourceCard>(parameters => parameters.Add(card => card.Citation, citation));

        Assert.False(card.Find(".source-quote").HasAttribute("data-whole"));
        card.Find("button").Click();
        Assert.True(card.Find(".source-quote").HasAttribute("data-whole"));
    }

    [Fact]
    public void Ticket_ShowsItsBriefItsDataAndSimilarOnes()
    {
        var panel = Render<TicketPanel>(parameters => parameters
            .Add(panel => panel.Ticket, new AttachedTicket(new TicketNumber("RITM0429668"), "sample-tickets")));

        var text = panel.Find("article").TextContent;
        Assert.Contains("Osprey job stays in Q, comment about project balance", text, StringComparison.Ordinal);
        Assert.Contains("Mira Vance", text, StringComparison.Ordinal);
        Assert.Contains("Work in Progress", text, StringComparison.Ordinal);
        Assert.Contains("22 Sep 2026", text, StringComparison.Ordinal);
        Assert.Contains("since yesterday evening my job", panel.Find(".entry-text").TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.Find("a[href='/tickets/RITM0429668']"));
        Assert.NotNull(panel.Find("a[href='/api/tickets/RITM0429668?download=true']"));
        Assert.NotEmpty(panel.FindAll(".similar li"));
    }

    [Fact]
    public void Ticket_ThatCanNoLongerBeRead_SaysSoEvenIfTheAnswerBroughtItAlong()
    {
        var panel = Render<TicketPanel>(parameters => parameters
            .Add(panel => panel.Ticket, new AttachedTicket(new TicketNumber("INC9999999"), "sample-tickets"))
            .Add(panel => panel.Known, Answers.Brief("INC9999999")));

        Assert.Contains("can no longer be read", panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Mira Vance", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void System_ShowsStateCountsAndWhatIsInUse()
    {
        var id = Guid.NewGuid();
        var panel = Render<SystemPanel>(parameters => parameters
            .Add(panel => panel.Status, Status.View)
            .Add(panel => panel.Counts, new ConversationCounts(3, 14, 2, "RITM0429668"))
            .Add(panel => panel.Conversation, id));

        Assert.Contains("Client ready", panel.Markup, StringComparison.Ordinal);
        var facts = panel.FindAll("dt").Select(name => name.TextContent).Zip(panel.FindAll("dd").Select(value => value.TextContent.Trim())).ToDictionary();
        Assert.Equal("412", facts["Passages"]);
        Assert.Equal("14", facts["Messages"]);
        Assert.Equal("2", facts["Ticket queries"]);
        Assert.Equal("RITM0429668", facts["Last ticket"]);
        Assert.Equal("sophia (llama-3.3-70b)", facts["Model"]);
        Assert.Equal("BM25 (embedded)", facts["Retriever"]);
        Assert.Equal(id.ToString(), facts["Conversation"]);
    }

    [Fact]
    public void System_WithoutAnEndpoint_SaysThatAnswersAreQuotations()
    {
        var panel = Render<SystemPanel>(parameters => parameters.Add(panel => panel.Status, Status.View with { Models = [] }));

        Assert.Contains("none configured: answers are quotations", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void System_WhoseModelsAllFail_IsNotShownAsGood()
    {
        var panel = Render<SystemPanel>(parameters => parameters.Add(
            panel => panel.Status, Status.View with { Models = [new ModelLine("sophia", "llama-3.3-70b", Healthy: false, "refuses the connection")] }));

        Assert.Contains("Client ready, but no model answers", panel.Find(".state-poor").TextContent, StringComparison.Ordinal);
        Assert.Contains("none answers: answers are quotations", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<SourcesPanel> RenderSources(AnswerView view) =>
        Render<SourcesPanel>(parameters => parameters.Add(panel => panel.Answer, LiveAnswer.Past(view)));
}
