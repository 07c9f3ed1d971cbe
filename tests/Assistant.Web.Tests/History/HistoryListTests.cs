using Assistant.Core.Conversations;
using Assistant.Core.Tickets;
using Assistant.Web.History;
using Assistant.Web.Tests.Doubles;
using Bunit;

namespace Assistant.Web.Tests.History;

public sealed class HistoryListTests : PageContext
{
    private static readonly TicketReference Ticket = new("sample-tickets", "RITM0429668", new TicketNumber("RITM0429668"));

    [Fact]
    public void List_OfNothing_InvitesToAsk() => Assert.Contains("You have not asked anything yet.", Render<HistoryList>().Markup, StringComparison.Ordinal);

    [Fact]
    public void List_LinksConversationsAndTheirTickets()
    {
        var id = Put("Need help", Ticket);

        var list = Render<HistoryList>();

        Assert.Equal($"/c/{id}", list.Find(".list-title").GetAttribute("href"));
        Assert.Equal("/tickets/RITM0429668", list.Find(".list .attached").GetAttribute("href"));
    }

    [Fact]
    public void Search_ByWordsAndTicket_NarrowsTheList()
    {
        Put("Scratch quota");
        Put("Need help", Ticket);
        var list = Render<HistoryList>();

        list.FindAll("input")[0].Change("quota");
        list.Find("form").Submit();
        Assert.Equal("Scratch quota", Assert.Single(list.FindAll(".list-title")).TextContent);

        list.FindAll("input")[0].Change("");
        list.FindAll("input")[1].Change("RITM0429668");
        list.Find("form").Submit();
        Assert.Equal("Need help", Assert.Single(list.FindAll(".list-title")).TextContent);
    }

    [Fact]
    public void TicketInTheAddress_FiltersFromTheStart()
    {
        Put("Scratch quota");
        Put("Need help", Ticket);

        var list = Render<HistoryList>(parameters => parameters.Add(list => list.Ticket, "ritm0429668"));

        Assert.Equal("Need help", Assert.Single(list.FindAll(".list-title")).TextContent);
    }

    [Fact]
    public void ManyConversations_ComeInPages()
    {
        for (var count = 0; count < 30; count++)
        {
            Put($"Question {count}");
        }

        var list = Render<HistoryList>();
        Assert.Equal(25, list.FindAll(".list li").Count);
        Assert.Contains("Page 1 of 2", list.Find(".pager").TextContent, StringComparison.Ordinal);

        list.FindAll(".pager button")[1].Click();

        Assert.Equal(5, list.FindAll(".list li").Count);
    }

    private Guid Put(string title, TicketReference? ticket = null)
    {
        var id = Guid.NewGuid();
        Conversations.Put(Answers.Conversation(id, title, Answers.Record(AnswerState.Complete), ticket));
        return id;
    }
}
