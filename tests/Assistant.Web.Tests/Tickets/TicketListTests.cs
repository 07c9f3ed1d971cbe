using Assistant.Web.Tests.Doubles;
using Assistant.Web.Tickets;
using Bunit;

namespace Assistant.Web.Tests.Tickets;

public sealed class TicketListTests : PageContext
{
    [Fact]
    public void List_ShowsTickets_NewestChangeFirst()
    {
        var list = Render<TicketList>();

        Assert.Equal(16, list.FindAll(".list li").Count);
        Assert.Equal("/tickets/RITM0430102", list.Find(".list-title").GetAttribute("href"));
    }

    [Fact]
    public void Search_NarrowsTheList()
    {
        var list = Render<TicketList>();

        list.Find("input[type=search]").Change("conda");
        list.Find("form").Submit();

        Assert.Contains("Disk quota exceeded when creating a conda environment", Assert.Single(list.FindAll(".list li")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_WithoutAMatch_SaysSo()
    {
        var list = Render<TicketList>();

        list.Find("input[type=search]").Change("quantum");
        list.Find("form").Submit();

        Assert.Contains("No ticket matches.", list.Markup, StringComparison.Ordinal);
    }
}
