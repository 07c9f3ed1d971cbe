using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;
using Bunit;

namespace Assistant.Web.Tests.Chat;

public sealed class AnswerCardTests : PageContext
{
    [Fact]
    public void Text_WhileItArrives_ShowsAndIsBusy()
    {
        var live = new LiveAnswer(AnswerView.Begin());
        var card = Render<AnswerCard>(parameters => parameters.Add(card => card.Answer, live));

        live.Publish(live.View.With(new TextAdded("Use **qsub**")));

        card.WaitForAssertion(() => Assert.Equal("qsub", card.Find(".answer-text strong").TextContent));
        Assert.Equal("true", card.Find("article").GetAttribute("aria-busy"));
        Assert.Empty(card.FindAll(".answer-actions"));
    }

    [Fact]
    public void ManyTokens_InOneMoment_RenderAFewTimes()
    {
        var live = new LiveAnswer(AnswerView.Begin());
        var card = Render<AnswerCard>(parameters => parameters.Add(card => card.Answer, live));

        for (var token = 0; token < 100; token++)
        {
            live.Publish(live.View.With(new TextAdded($"w{token} ")));
        }

        card.WaitForAssertion(() => Assert.Contains("w99", card.Find(".answer-text").TextContent, StringComparison.Ordinal));
        Assert.InRange(card.RenderCount, 2, 20);
    }

    [Fact]
    public void Notice_ThatTheTextSaysToo_StandsOnce()
    {
        var view = Answers.View(AnswerState.Quoted, "**These are quotations.** No endpoint takes text of tickets.");
        var card = RenderPast(view with { Record = view.Record with { Notices = ["No endpoint takes text of tickets."] } });

        Assert.Empty(card.FindAll(".notice"));
    }

    [Fact]
    public void Parent_ThatRendersAgain_DoesNotRenderAnUnchangedCard()
    {
        var live = LiveAnswer.Past(Answers.View(AnswerState.Complete));
        var card = Render<AnswerCard>(parameters => parameters.Add(card => card.Answer, live));
        var before = card.RenderCount;

        card.Render(parameters => parameters.Add(card => card.Answer, live));

        Assert.Equal(before, card.RenderCount);
    }

    [Theory]
    [InlineData(AnswerState.Complete, "Answer by sophia (llama-3.3-70b)")]
    [InlineData(AnswerState.Quoted, "Quotations")]
    [InlineData(AnswerState.Stopped, "Stopped")]
    [InlineData(AnswerState.CutOff, "Cut off")]
    [InlineData(AnswerState.Failed, "No answer")]
    [InlineData(AnswerState.Refused, "Not found in the documentation")]
    [InlineData(AnswerState.Blocked, "Not permitted here")]
    public void Label_OfEachState_SaysHowItEnded(AnswerState state, string label)
    {
        var card = RenderPast(Answers.View(state));

        Assert.Equal(label, card.Find(".answer-label h3").TextContent);
    }

    [Fact]
    public void Label_OfQuotations_GivesTheReason()
    {
        var view = Answers.View(AnswerState.Quoted);
        var card = RenderPast(view with { Record = view.Record with { Error = "sophia did not answer within 120 seconds." } });

        Assert.Contains("sophia did not answer", card.Find(".answer-label").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_AreShownBesideTheAnswer()
    {
        var view = Answers.View(AnswerState.Complete);
        var card = RenderPast(view with { Record = view.Record with { Notices = ["A password was removed from your question."] } });

        Assert.Contains("A password was removed", card.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsupportedSentences_AreMarkedAndListed()
    {
        var view = Answers.View(AnswerState.Complete, "You have 90 TB [1].") with { Checks = [new SentenceChecked("You have 90 TB [1].", ["90 TB"])] };
        var card = RenderPast(view);

        Assert.Contains("90 TB", card.Find("mark.unsupported").TextContent, StringComparison.Ordinal);
        Assert.Equal("90 TB", card.Find(".unsupported-list code").TextContent);
    }

    [Fact]
    public void Rating_WithAComment_ReachesTheLog()
    {
        var given = new List<(bool Up, string? Comment)>();
        var card = Render<AnswerCard>(parameters => parameters
            .Add(card => card.Answer, LiveAnswer.Past(Answers.View(AnswerState.Complete)))
            .Add(card => card.OnRate, (_, up, comment) =>
            {
                given.Add((up, comment));
                return Task.FromResult(true);
            }));

        card.Find("[aria-label='Not helpful']").Click();
        card.Find(".rating-comment input").Change("The limit is wrong.");
        card.Find(".rating-comment").Submit();

        Assert.Equal([(false, null), (false, "The limit is wrong.")], given);
        Assert.Contains("Thank you", card.Find(".rating-thanks").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_HoldsTheTextWithWholeAddresses()
    {
        var card = RenderPast(Answers.View(AnswerState.Complete));

        var copied = card.Find("[data-copy]").GetAttribute("data-copy")!;
        Assert.StartsWith("Every user has 20 TB [1].", copied, StringComparison.Ordinal);
        Assert.Contains("[1] Scratch › How much scratch space do I have?: http://localhost/sources/samples/storage/scratch/#how-much", copied, StringComparison.Ordinal);
    }

    [Fact]
    public void Details_TellTimesAndTokens()
    {
        var details = RenderPast(Answers.View(AnswerState.Complete)).Find(".answer-details").TextContent;

        Assert.Contains("4.2 s", details, StringComparison.Ordinal);
        Assert.Contains("2,310 read, 214 written", details, StringComparison.Ordinal);
    }

    private IRenderedComponent<AnswerCard> RenderPast(AnswerView view) =>
        Render<AnswerCard>(parameters => parameters.Add(card => card.Answer, LiveAnswer.Past(view)));
}
