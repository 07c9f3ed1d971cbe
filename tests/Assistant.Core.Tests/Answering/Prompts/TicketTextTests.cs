using Assistant.Core.Answering.Prompts;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Answering.Prompts;

public sealed class TicketTextTests
{
    [Fact]
    public void Write_EntriesThatTheRequesterDoesNotSee_AreLeftOutWhateverTheirKind()
    {
        var audience = Audience.Staff.With(Audience.Requester("ada"));
        var ticket = new Ticket
        {
            Source = "tickets",
            SysId = "1",
            Number = new TicketNumber("RITM0429668"),
            Table = "sc_req_item",
            Subject = "Quota",
            Requester = new Requester("Ada", "", "ada"),
            State = "Open",
            Audience = audience,
            FetchedAt = DateTimeOffset.UnixEpoch,
            Entries =
            [
                Entry(JournalKind.Email, "My disk is full.", audience),
                Entry(JournalKind.WorkNote, "A note.", Audience.Staff),
                Entry(JournalKind.Comment, "Perhaps a part of the note.", Audience.Staff),
            ],
        };

        var (text, _) = TicketText.Write(ticket, 1000);

        Assert.Contains("My disk is full.", text);
        Assert.DoesNotContain("note", text);
    }

    private static JournalEntry Entry(JournalKind kind, string text, Audience audience) => new(DateTimeOffset.UnixEpoch, "Somebody", kind, text, audience);
}
