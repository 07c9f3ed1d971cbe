using System.Text;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Tickets;

public sealed class TicketFormTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string GroupId = "fedcba9876543210fedcba9876543210";

    [Fact]
    public async Task TableApi_RawValues_AreRead()
    {
        var ticket = await TicketFiles.SingleAsync($$"""
            {"result":[{"sys_id":"{{Id}}","number":"INC0031842","sys_class_name":"incident","short_description":"Job killed","description":"My job is killed.",
            "state":"6","caller_id":{"link":"https://x.example/api/now/table/sys_user/{{GroupId}}","value":"{{GroupId}}"},"caller_id.user_name":"srask","caller_id.name":"Sunniva Rask",
            "opened_at":"2026-05-04 11:26:18","sys_updated_on":"2026-05-06 09:14:02","resolved_at":"2026-05-06 09:00:00","closed_at":"","close_notes":"Out of memory.","assignment_group":"","comments":"","work_notes":""}]}
            """);

        Assert.Equal(Id, ticket.SysId);
        Assert.Equal("incident", ticket.Table);
        Assert.Equal("Resolved", ticket.State);
        Assert.Equal(new Requester("Sunniva Rask", "", "srask"), ticket.Requester);
        Assert.Equal(new DateTimeOffset(2026, 5, 4, 11, 26, 18, TimeSpan.Zero), ticket.OpenedAt);
        Assert.Equal(new DateTimeOffset(2026, 5, 6, 9, 0, 0, TimeSpan.Zero), ticket.ClosedAt);
        Assert.True(ticket.IsResolved);
        var entry = Assert.Single(ticket.Entries);
        Assert.Equal(("Sunniva Rask", JournalKind.Comment, "My job is killed."), (entry.Author, entry.Kind, entry.Text));
    }

    [Fact]
    public async Task TableApi_DisplayValues_AreRead()
    {
        var ticket = await TicketFiles.SingleAsync($$"""
            {"result":{"sys_id":{"display_value":"{{Id}}","value":"{{Id}}"},"number":{"display_value":"RITM0429668","value":"RITM0429668"},
            "short_description":{"display_value":"Waits in Q","value":"Waits in Q"},"state":{"display_value":"Work in Progress","value":"2"},
            "requested_for":{"display_value":"Mira Vance","value":"{{GroupId}}","link":"https://x.example/u"},
            "opened_at":{"display_value":"22.09.2026 15:41","value":"2026-09-22 13:41:07"},
            "comments":{"display_value":"2026-09-22 14:31:12 - Ines Corvane (Additional comments)\nHello Mira\n\n2026-09-22 13:41:07 - Mira Vance (Additional comments)\nIt waits.\n\n","value":""},
            "work_notes":{"display_value":"2026-09-22 14:20:33 - Ines Corvane (Work notes)\nInternal.\n\n","value":""} } }
            """);

        Assert.Equal("sc_req_item", ticket.Table);
        Assert.Equal("Work in Progress", ticket.State);
        Assert.Equal("Mira Vance", ticket.Requester.Name);
        Assert.Equal("staff", ticket.Audience.ToString());
        Assert.Equal(["It waits.", "Internal.", "Hello Mira"], ticket.Entries.Select(entry => entry.Text));
        Assert.Equal([JournalKind.Comment, JournalKind.WorkNote, JournalKind.Comment], ticket.Entries.Select(entry => entry.Kind));
        Assert.Equal(new DateTimeOffset(2026, 9, 22, 14, 20, 33, TimeSpan.Zero), ticket.Entries[1].At);
    }

    [Fact]
    public async Task ListExport_WithDisplayFields_IsRead()
    {
        var ticket = await TicketFiles.SingleAsync($$"""
            {"records":[{"__status":"success","sys_id":"{{Id}}","number":"SCTASK0088412","short_description":"Extend","state":"3","dv_state":"Closed Complete",
            "opened_by":"{{GroupId}}","dv_opened_by":"Mira Vance","opened_at":"2026-02-16 10:00:12","closed_at":"2026-02-17 09:26:33"}]}
            """);

        Assert.Equal("sc_task", ticket.Table);
        Assert.Equal("Closed Complete", ticket.State);
        Assert.Equal(new Requester("Mira Vance", "", ""), ticket.Requester);
        Assert.False(ticket.IsResolved);
    }

    [Fact]
    public async Task BareArray_OfBothForms_IsRead()
    {
        var items = await TicketFiles.WalkAsync("""
            [{"number":"INC0031842","short_description":"a","state":"1","sys_id":"x1"},
             {"number":"RITM0429668","subject":"b","interactions":[{"at":"2026-09-22T13:41:07+02:00","author":"m","kind":"email","body":"<p>Hi</p>"}]}]
            """);

        var tickets = items.OfType<FetchedTicket>().Select(fetched => fetched.Ticket).ToList();
        Assert.Equal(["x1", "RITM0429668"], tickets.Select(ticket => ticket.SysId));
        Assert.Equal("New", tickets[0].State);
        Assert.Equal(new DateTimeOffset(2026, 9, 22, 11, 41, 7, TimeSpan.Zero), tickets[1].Entries[0].At);
        Assert.Equal("Hi", tickets[1].Entries[0].Text);
        Assert.IsType<WalkCompleted>(items[^1]);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task File_WithByteOrderMark_IsRead(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. encoding.Preamble, .. encoding.GetBytes("{\"tickets\":[{\"number\":\"RITM0429668\",\"subject\":\"Größe\"}]}")];

        var items = await TicketFiles.WalkAsync(content);

        Assert.Equal("Größe", Assert.IsType<FetchedTicket>(items[0]).Ticket.Subject);
    }

    [Fact]
    public async Task MixedJournal_CommentThatMayBePartOfANote_IsForStaffAlone()
    {
        var ticket = await TicketFiles.SingleAsync("""
            {"result":[{"number":"INC0031842","short_description":"a","caller_id":"Sunniva","caller_id.user_name":"srask","comments_and_work_notes":
            "2026-05-04 12:15:29 - Wren (Additional comments)\nUse more memory.\n\n2026-05-04 12:10:51 - Wren (Work notes)\nShe never reads the docs.\n\n2026-05-04 11:00:00 - Sunniva (Additional comments)\npasted, and my opinion on it\n"}]}
            """);

        Assert.Equal(["staff", "staff", "requester:srask staff"], ticket.Entries.Select(entry => entry.Audience.ToString()));
    }

    [Fact]
    public async Task WorkNotes_WithTheHeadOfAComment_StayWorkNotes()
    {
        var ticket = await TicketFiles.SingleAsync("""
            {"result":[{"number":"INC0031842","short_description":"a","caller_id.user_name":"srask","work_notes":
            "2026-05-04 12:10:51 - Wren (Work notes)\nsecret\n\n2026-05-04 11:00:00 - Sunniva (Additional comments)\nalso secret\n"}]}
            """);

        Assert.All(ticket.Entries, entry => Assert.Equal((JournalKind.WorkNote, "staff"), (entry.Kind, entry.Audience.ToString())));
    }
}
