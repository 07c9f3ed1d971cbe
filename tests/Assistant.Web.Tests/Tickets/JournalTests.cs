using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Web.Tests.Doubles;
using Assistant.Web.Tickets;
using Bunit;

namespace Assistant.Web.Tests.Tickets;

public sealed class JournalTests : PageContext
{
    private static readonly Ticket Closed = new()
    {
        Source = "archive",
        SysId = "1",
        Number = new TicketNumber("INC0031842"),
        Table = "incident",
        Subject = "Heron job killed",
        Requester = new Requester("Sunniva Rask", "", "srask"),
        State = "Resolved",
        ClosedAt = Answers.At,
        CloseNotes = "Ask for more memory.",
        Entries =
        [
            Entry(JournalKind.Email, "It was killed."), Entry(JournalKind.WorkNote, "Node h117."), Entry(JournalKind.Comment, "Use <b>--mem</b>."),
            Entry(JournalKind.WorkNote, "Told them."),
        ],
        Audience = Audience.Staff,
        FetchedAt = Answers.At,
    };

    [Fact]
    public void Anchors_LeadToProblemNotesAndResolution()
    {
        var journal = Render<Journal>(parameters => parameters.Add(journal => journal.Ticket, Closed));

        Assert.Contains("It was killed.", journal.Find("#problem").TextContent, StringComparison.Ordinal);
        Assert.Contains("Node h117.", journal.Find("#note-1").TextContent, StringComparison.Ordinal);
        Assert.Contains("Told them.", journal.Find("#note-2").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask for more memory.", journal.Find("#resolution").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_OfASecondTicketOfTheNumber_AreLeftOut()
    {
        var journal = Render<Journal>(parameters => parameters.Add(journal => journal.Ticket, Closed).Add(journal => journal.HasAnchors, false));

        Assert.Empty(journal.FindAll("[id]"));
    }

    [Fact]
    public void WorkNotes_AreToldFromComments()
    {
        var journal = Render<Journal>(parameters => parameters.Add(journal => journal.Ticket, Closed));

        Assert.Equal(2, journal.FindAll(".entry-worknote").Count);
        Assert.All(journal.FindAll(".entry-worknote .entry-kind"), kind => Assert.Equal("Work note - staff only", kind.TextContent));
    }

    [Fact]
    public void Markup_InAnEntry_ShowsAsText()
    {
        var journal = Render<Journal>(parameters => parameters.Add(journal => journal.Ticket, Closed));

        Assert.Empty(journal.FindAll(".entry-text b"));
        Assert.Contains("Use <b>--mem</b>.", journal.Find(".entry-comment").TextContent, StringComparison.Ordinal);
    }

    private static JournalEntry Entry(JournalKind kind, string text) => new(Answers.At, "Ines Corvane", kind, text, Audience.Staff);
}
