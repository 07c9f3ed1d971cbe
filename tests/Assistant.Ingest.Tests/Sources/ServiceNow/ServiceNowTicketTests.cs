using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Fakes.ServiceNow;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Tests.Sources.ServiceNow;

public sealed class ServiceNowTicketTests : ServiceNowFixture
{
    [Fact]
    public async Task Ticket_TimesAndNames_AreTheStoredOnes()
    {
        Incident("t7").With(("state", "6"), ("resolved_at", "2026-03-02 20:00:00"), ("close_notes", "Asked for less memory."), ("category", "Jobs"));

        var ticket = await SingleAsync();

        Assert.Equal(("INC0000007", "incident", "Resolved", "Problem t7"), (ticket.Number.Value, ticket.Table, ticket.State, ticket.Subject));
        Assert.Equal(new Requester("Mira Vance", "mvance@uni.example", "mvance"), ticket.Requester);
        Assert.Equal((Day, Day, Day.AddHours(12)), (ticket.OpenedAt, ticket.UpdatedAt, ticket.ClosedAt));
        Assert.Equal(["Jobs"], ticket.Tags);
        Assert.Equal("requester:mvance staff", ticket.Audience.ToString());
    }

    [Fact]
    public async Task Ticket_Journal_IsInOrderAndItsElementDecidesWhoReads()
    {
        Incident("t1");
        Journal("t1", "work_notes", "2026-03-02 09:00:00 - Mira Vance (Additional comments)\nShe is on the list of suspects.", "icorvane", Day.AddMinutes(30));
        Journal("t1", "comments", "Please send the job script. (Work notes)", "icorvane", Day.AddMinutes(20));
        Journal("t1", "comments", "Here it is.", "mvance", Day.AddMinutes(40));

        var ticket = await SingleAsync();

        Assert.Equal(
            ["Mira Vance Comment requester:mvance staff", "Ines Corvane Comment requester:mvance staff", "Ines Corvane WorkNote staff", "Mira Vance Comment requester:mvance staff"],
            ticket.Entries.Select(entry => $"{entry.Author} {entry.Kind} {entry.Audience}"));
        Assert.Equal(Day.AddMinutes(20), ticket.Entries[1].At);
    }

    [Fact]
    public async Task Ticket_JournalOfWhichTheElementIsHidden_IsForStaff()
    {
        Incident("t1");
        Journal("t1", "comments", "Who knows what this is.", "icorvane", Day.AddMinutes(1)).HiddenColumns.Add("element");

        Assert.Equal(JournalKind.WorkNote, (await SingleAsync()).Entries[^1].Kind);
    }

    [Fact]
    public async Task Ticket_Emails_AreTheRequestersOnlyWhereTheyTookPart()
    {
        Incident("t1");
        Email("t1", "received", "I forgot to say that it worked last week on the other partition.", Day.AddMinutes(1)).With(("user", "Mira Vance <MVANCE@uni.example>"));
        Email("t1", "sent", "We look into the partition and will come back to you tomorrow.", Day.AddMinutes(2)).With(("recipients", "boss@uni.example, mvance@uni.example"), ("sys_created_by", "icorvane"));
        Email("t1", "sent", "Work note added: this user is a nuisance, as everybody here knows.", Day.AddMinutes(3))["recipients"] = "icorvane@centre.example";
        Email("t1", "received", "A vendor writes about the prices of memory in the next year.", Day.AddMinutes(4))["user"] = "sales@vendor.example";

        var ticket = await SingleAsync();

        Assert.Equal(
            ["Mira Vance requester:mvance staff", "Ines Corvane requester:mvance staff", "system staff", "sales@vendor.example staff"],
            ticket.Entries.Skip(1).Select(entry => $"{entry.Author} {entry.Audience}"));
        Assert.All(ticket.Entries.Skip(1), entry => Assert.Equal(JournalKind.Email, entry.Kind));
    }

    [Fact]
    public async Task Ticket_EmailThatTheJournalHoldsToo_CountsOnce()
    {
        Incident("t1");
        Journal("t1", "comments", "It happens on every node of the partition since Monday.", "mvance", Day.AddMinutes(1).AddSeconds(2));
        Journal("t1", "work_notes", "The switch of rack four loses packets, says the network group.", "icorvane", Day.AddMinutes(3));
        Email("t1", "received", "It happens on every node\nof the partition since Monday.", Day.AddMinutes(1))["user"] = "mvance@uni.example";
        Email("t1", "sent", "The switch of rack four loses packets, says the network group.", Day.AddMinutes(4))["recipients"] = "mvance@uni.example";

        var ticket = await SingleAsync();

        Assert.Equal([JournalKind.Comment, JournalKind.Comment, JournalKind.WorkNote], ticket.Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Ticket_CatalogVariables_BelongToTheProblem()
    {
        Options.Tables = ["sc_req_item"];
        Server.Add("sc_cat_item", Id("item"))["name"] = "Storage quota";
        Item("t1")["cat_item"] = Id("item");
        Variable("t1", "Project", "icesheet", "6", 100);
        Variable("t1", "How much", "4 TB", "5", 200);
        Variable("t1", "Secret word", "hunter2", "25", 300);
        Variable("t1", "Heading", "Please fill in", "11", 50);
        Variable("t1", "Owner", Id("mvance"), "8", 60);

        var ticket = await SingleAsync();

        Assert.Equal("Project: icesheet\nHow much: 4 TB", Assert.Single(ticket.Entries).Text);
        var passage = Assert.Single(Passages(ticket));
        Assert.Equal((PassageKind.TicketProblem, "requester:mvance staff"), (passage.Kind, passage.Audience.ToString()));
        Assert.Contains("How much: 4 TB", passage.Text);
        Assert.Equal(["Storage quota"], ticket.Tags);
    }

    [Fact]
    public async Task Ticket_Attachments_TextIsReadUpToALimitTheRestListed()
    {
        Options.AttachmentKilobytes = 1;
        Incident("t1");
        Attachment("t1", "job.slurm", "application/octet-stream", "#SBATCH --mem=4G\nexport PASSWORD=tiger-7-lily\n", "mvance", Day.AddMinutes(1));
        Attachment("t1", "slurm-1.out", "text/plain", string.Join('\n', Enumerable.Range(0, 500).Select(line => $"step {line} ok")), "mvance", Day.AddMinutes(2));
        Attachment("t1", "screen.png", "image/png", "\u0001\0\0PNG", "mvance", Day.AddMinutes(3));
        Attachment("t1", "trace.txt", "text/plain", "What the staff found", "icorvane", Day.AddMinutes(4));
        Attachment("t1", "other.txt", "text/plain", "Of a variable", "mvance", Day.AddMinutes(5), table: "ZZ_YYincident");

        var items = await RunAsync();
        var fetched = Assert.Single(items.OfType<FetchedTicket>());
        var texts = fetched.Ticket.Entries.Skip(1).Select(entry => entry.Text).ToList();

        Assert.Equal("Attachment job.slurm:\n#SBATCH --mem=4G\nexport PASSWORD=[password removed]", texts[0].TrimEnd());
        Assert.StartsWith("Attachment slurm-1.out:\nstep 0 ok\n", texts[1]);
        Assert.EndsWith("\n[the rest was not read]", texts[1]);
        Assert.InRange(texts[1].Length, 800, 1100);
        Assert.Equal("Attachment screen.png (image/png, 1 kB, not read)", texts[2]);
        Assert.Equal("Attachment trace.txt:\nWhat the staff found", texts[3]);
        Assert.Equal(4, texts.Count);
        Assert.Equal("staff", fetched.Ticket.Entries[^1].Audience.ToString());
        Assert.Equal(1, fetched.Redactions["password"]);
    }

    [Fact]
    public async Task Ticket_AttachmentThatCannotBeSent_IsFetchedAgainWithTheNextList()
    {
        Options.ListingDays = 0;
        Incident("t1");
        Attachment("t1", "job.sh", "text/plain", "srun ./a.out", "mvance", Day);
        Server.Trouble = request => request.Path.Contains("/attachment/") ? FakeTrouble.Error(500, "Broken") : null;
        await RunAsync();
        Assert.Contains("not read", Remembered.Tickets[Id("t1")].Entries[^1].Text);

        Server.Trouble = _ => null;
        await RunAsync();

        Assert.Contains("srun ./a.out", Remembered.Tickets[Id("t1")].Entries[^1].Text);
    }

    [Fact]
    public async Task Ticket_NewMailAndNewFile_AreNoticedThoughTheTicketDidNotChange()
    {
        Incident("t1");
        Incident("t2", Day.AddHours(1));
        await RunAsync();
        await RunAsync(); // the first run only notes where new ones begin
        var now = DateTimeOffset.UtcNow;
        Email("t1", "received", "One more thing: it only happens with four nodes or more.", now.AddMinutes(-1))["user"] = "mvance@uni.example";
        Options.OverlapMinutes = 0;

        var items = await RunAsync();

        var ticket = Assert.Single(items.OfType<FetchedTicket>()).Ticket;
        Assert.Equal((Id("t1"), 2), (ticket.SysId, ticket.Entries.Count));
    }

    [Fact]
    public async Task Ticket_OpenedAgain_IsResolvedNoMore()
    {
        var record = Incident("t1").With(("state", "6"), ("resolved_at", "2026-03-02 20:00:00"), ("close_notes", "Try again."));
        Assert.True((await SingleAsync()).IsResolved);

        record.Touch(Day.AddDays(1))["state"] = "2";
        var again = await SingleAsync();

        Assert.Equal((false, "In Progress"), (again.IsResolved, again.State));
        Assert.DoesNotContain(Passages(again), passage => passage.Kind == PassageKind.TicketResolution);
    }

    [Fact]
    public async Task Ticket_GroupThatTheAccountMayNotSee_IsNotTakenForStaff()
    {
        Incident("t1").HiddenColumns.Add("assignment_group");
        Incident("t2")["assignment_group"] = Id("Security");
        Options.Groups["Security"] = "group:security";

        var items = await RunAsync();

        var failed = Assert.Single(items.OfType<FailedDocument>());
        Assert.Equal(Id("t1"), failed.Address);
        Assert.Contains("let it read the column assignment_group", failed.Reason);
        Assert.Equal("group:security requester:mvance", Assert.Single(Remembered.Tickets.Values).Audience.ToString());
    }

    [Fact]
    public async Task Ticket_Task_IsForStaffAlone()
    {
        Options.Tables = ["sc_task"];
        Item("t1");
        Server.Add("sc_request", Id("q1")).With(("number", "REQ0000001"), ("requested_for", Id("mvance")));
        Server.All("sc_req_item").Single()["request"] = Id("q1");
        Server.Add("sc_task", Id("k1")).With(
            ("number", "SCTASK0000001"), ("short_description", "Check her allocation"), ("description", "She asks for too much."), ("state", "1"),
            ("request_item", Id("t1")), ("assignment_group", Id("HPC")), ("sys_created_on", FakeRecord.Time(Day)), ("sys_updated_on", FakeRecord.Time(Day)));

        var ticket = await SingleAsync();

        Assert.Equal(("Mira Vance", "staff"), (ticket.Requester.Name, ticket.Audience.ToString()));
    }

    [Fact]
    public async Task Ticket_QueryOfTheSettings_NarrowsEveryWalk()
    {
        Incident("t1");
        Incident("t2")["assignment_group"] = Id("Security");
        Options.Query = "assignment_group.name=HPC^ORassignment_group.name=Storage";
        Options.ListingDays = 0;

        await RunAsync();
        await RunAsync();

        Assert.Equal(Id("t1"), Assert.Single(Remembered.Tickets).Key);
    }

    private void Variable(string item, string question, string value, string type, int order)
    {
        var name = $"{item}/{question}";
        Server.Add("item_option_new", Id("q" + name)).With(("question_text", question), ("type", type));
        Server.Add("sc_item_option", Id("o" + name)).With(("item_option_new", Id("q" + name)), ("value", value), ("order", $"{order}"));
        Server.Add("sc_item_option_mtom", Id("m" + name)).With(("request_item", Id(item)), ("sc_item_option", Id("o" + name)));
    }

    private static IReadOnlyList<Passage> Passages(Ticket ticket)
    {
        var chunking = Microsoft.Extensions.Options.Options.Create(new ChunkingOptions());
        return new TicketChunker(new PassageChunker(chunking, new TokenCounter(chunking)), new Redactor()).Split(ticket);
    }
}
