using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Tickets;

public sealed class TicketBriefsTests
{
    [Fact]
    public void Create_Ticket_TakesTheOldestEntryThatTheRequesterSees()
    {
        var brief = TicketBriefs.Create(TestTickets.Create());

        Assert.Equal("It waits.", brief.FirstInteraction?.Text);
        Assert.Equal(4, brief.InteractionCount);
        Assert.Equal("RITM0429668", brief.Number.Value);
        Assert.Equal(TestTickets.Start, brief.OpenedAt);
    }

    [Fact]
    public void Create_TicketWithNotesAlone_HasNoFirstInteraction()
    {
        var ticket = TestTickets.Create() with { Entries = [TestTickets.Create().Entries[0], TestTickets.Create().Entries[1]] };

        Assert.Null(TicketBriefs.Create(ticket).FirstInteraction);
        Assert.Equal("Job stays in Q", TicketBriefs.Create(ticket).Query);
    }

    [Fact]
    public void Query_NeverHoldsWordsOfNotes()
    {
        var query = TicketBriefs.Create(TestTickets.Create()).Query;

        Assert.DoesNotContain("overdrawn", query);
        Assert.DoesNotContain("Doubtful", query);
    }

    [Fact]
    public void Query_FirstInteraction_KeepsErrorsAndDropsCourtesies()
    {
        var query = TicketBriefs.Create(TestTickets.Create(
            "RE: [EXTERNAL] RITM0429668 - Job stays in Q",
            "Dear support team,\n\nsince yesterday my job 484906.osprey-pbs waits. qstat -f says:\n\n    comment = Not Running: HLCC: request 768.0 node-hours exceeds balance\n\nThe file is /home/mvance/runs/a.pbs. Can you please start it?\n\nMany thanks and best regards,\nMira")).Query;

        Assert.StartsWith("Job stays in Q ", query);
        Assert.Contains("comment Not Running: HLCC: request 768.0 node-hours exceeds balance", query);
        Assert.Contains("Can you please start it?", query);
        foreach (var dropped in new[] { "Dear", "regards", "Mira", "mvance", "484906", "RITM", "EXTERNAL" })
        {
            Assert.DoesNotContain(dropped, query);
        }
    }

    [Fact]
    public void Query_SecretsAndContacts_AreLeftOut()
    {
        var query = TicketBriefs.Create(TestTickets.Create("Login fails", "My login fails.\nuser: joe\npassword: [password removed]\nWrite to joe@x.example if it fails.")).Query;

        Assert.DoesNotContain("removed", query);
        Assert.DoesNotContain("x.example", query);
    }

    [Fact]
    public void Query_LongTicket_IsShort()
    {
        var story = string.Join(' ', Enumerable.Range(0, 200).Select(index => $"The run number {index} of my program fails after a while."));

        var words = TicketBriefs.Create(TestTickets.Create(first: story)).Query.Split(' ');

        Assert.InRange(words.Length, 30, 60);
    }
}
