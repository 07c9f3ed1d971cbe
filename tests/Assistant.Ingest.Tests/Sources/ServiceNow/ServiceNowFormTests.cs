using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

/// <summary>The answers of a request's form, and the people who write: neither is in the record of the ticket.</summary>
public sealed class ServiceNowFormTests : ServiceNowFixture
{
    [Fact]
    public async Task Form_ChangedAnswer_IsNoticedThoughTheItemDidNotChange()
    {
        Form("r1", "2 TB");
        Form("r2", "3 TB");
        await RunAsync();
        Options.OverlapMinutes = 0;
        Server.Add("sc_item_option", Id("o-r1")).With(
            ("item_option_new", Id("question")), ("value", "8 TB"), ("sys_updated_on", FakeRecord.Time(DateTimeOffset.UtcNow.AddMinutes(-1))));

        var ticket = Assert.Single((await RunAsync()).OfType<FetchedTicket>()).Ticket;

        Assert.Equal(Id("r1"), ticket.SysId);
        Assert.Contains(ticket.Entries, entry => entry.Text == "How much?: 8 TB");
        Assert.Empty((await RunAsync()).OfType<FetchedTicket>());
    }

    [Fact]
    public async Task Form_WhoseTimesTheAccountMayNotRead_FetchesNothingAnew()
    {
        Form("r1", "2 TB");
        await RunAsync();
        Options.OverlapMinutes = 0;
        var answer = Server.Add("sc_item_option_mtom", Id("m-r1")).With(("request_item", Id("r1")), ("sc_item_option", Id("o-r1")));
        answer.HiddenColumns.Add("sc_item_option.sys_updated_on");
        Server.Add("sc_item_option", Id("o-r1")).With(
            ("item_option_new", Id("question")), ("value", "2 TB"), ("sys_updated_on", FakeRecord.Time(DateTimeOffset.UtcNow.AddMinutes(-1))));

        Assert.Empty((await RunAsync()).OfType<FetchedTicket>());
    }

    [Fact]
    public async Task Names_AreAskedForOnceForAllTickets_AndUserNamesStayWhereTheyAreHidden()
    {
        Incident("t1");
        Incident("t2");
        Journal("t1", "comments", "Which node was it?", "icorvane", Day.AddMinutes(1));
        Journal("t2", "comments", "Which queue was it?", "icorvane", Day.AddMinutes(1));
        Journal("t2", "work_notes", "Ask the vendor.", "gone", Day.AddMinutes(2));

        var tickets = (await RunAsync()).OfType<FetchedTicket>().Select(fetched => fetched.Ticket).ToList();

        Assert.Equal(["Ines Corvane", "Ines Corvane", "gone"], tickets.SelectMany(ticket => ticket.Entries.Skip(1)).Select(entry => entry.Author).Order(StringComparer.Ordinal));
        Assert.Single(Server.Requests, request => request.Table == "sys_user");
    }

    private void Form(string item, string answer)
    {
        Options.Tables = ["sc_req_item"];
        Item(item);
        Server.Add("item_option_new", Id("question")).With(("question_text", "How much?"), ("type", "6"));
        Server.Add("sc_item_option", Id("o-" + item)).With(("item_option_new", Id("question")), ("value", answer), ("sys_updated_on", FakeRecord.Time(Day)));
        Server.Add("sc_item_option_mtom", Id("m-" + item)).With(("request_item", Id(item)), ("sc_item_option", Id("o-" + item)));
    }
}
