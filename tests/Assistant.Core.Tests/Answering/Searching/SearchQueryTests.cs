using Assistant.Core.Answering.Searching;
using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class SearchQueryTests
{
    private static readonly TicketBrief Brief = new(
        new TicketNumber("RITM0429668"), "tickets", "Quota", new Requester("Ada", "", "ada"), "Open", null, null, null, 1, null, "scratch quota exceeded");

    [Theory]
    [InlineData("RITM0429668 - Need help with this ticket")]
    [InlineData("ritm0429668")]
    [InlineData("Please draft a reply to RITM0429668.")]
    public void Make_TicketNamedOnly_IsTheTicketsQuery(string question) => Assert.Equal(["scratch quota exceeded"], SearchQuery.Make(question, Brief, []));

    [Fact]
    public void Make_TicketAndOwnWords_SearchesForBothAndForTheOwnWords() =>
        Assert.Equal(["does purging also concern eagle?\nscratch quota exceeded", "does purging also concern eagle?"], SearchQuery.Make("RITM0429668: does purging also concern eagle?", Brief, []));

    [Theory]
    [InlineData("And on Polaris?")]
    [InlineData("What is the limit for it on the large memory partition of the machine?")]
    public void Make_FollowUp_CarriesWhatTheQuestionBeforeWasAbout(string question) =>
        Assert.Equal([$"{question}\nmemory compute node Aurora", question], SearchQuery.Make(question, null, ["How much memory does a compute node of Aurora have?"]));

    [Fact]
    public void Make_FollowUpWithoutAWordOfItsOwn_IsWhatTheQuestionBeforeWasAbout() =>
        Assert.Equal(["memory node"], SearchQuery.Make("And why is it so?", null, ["How much memory does a node have?"]));

    [Fact]
    public void Make_FollowUpOfAFollowUp_CarriesBoth() =>
        Assert.Equal(
            ["And for --gres=gpu:2?\nPolaris memory compute node Aurora", "And for --gres=gpu:2?"],
            SearchQuery.Make("And for --gres=gpu:2?", null, ["How much memory does a compute node of Aurora have?", "And on Polaris?"]));

    [Fact]
    public void Make_QuestionOnItsOwn_StaysAlone() =>
        Assert.Equal(["How do I transfer large files to the archive?"], SearchQuery.Make("How do I transfer large files to the archive?", null, ["How much memory does a node have?"]));

    [Fact]
    public void Make_HugeQuestion_IsShortened() => Assert.True(SearchQuery.Make(new string('x', 100_000), null, []).Single().Length <= 4000);
}
