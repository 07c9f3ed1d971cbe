using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Tickets;

/// <summary>A ticket with a comment of the requester, a work note that came before it, and an answer.</summary>
internal static class TestTickets
{
    public static readonly DateTimeOffset Start = new(2026, 9, 22, 13, 41, 7, TimeSpan.Zero);
    private static readonly Audience Readers = Audience.Staff.With(Audience.Requester("mvance"));

    public static Ticket Create(string subject = "Job stays in Q", string first = "It waits.") => new()
    {
        Source = "archive",
        SysId = "abc",
        Number = new TicketNumber("RITM0429668"),
        Table = "sc_req_item",
        Subject = subject,
        Requester = new Requester("Mira Vance", "mira@x.example", "mvance"),
        State = "Work in Progress",
        OpenedAt = Start,
        UpdatedAt = Start.AddDays(1).AddTicks(1_230_000),
        CloseNotes = "Closed \"well\" <b>",
        Tags = ["osprey", "größe"],
        Audience = Readers,
        FetchedAt = Start.AddDays(2),
        Entries =
        [
            new JournalEntry(Start.AddMinutes(-1), "Ines", JournalKind.WorkNote, "Balance overdrawn again.", Audience.Staff),
            new JournalEntry(Start.AddMinutes(-1), "Ines", JournalKind.Comment, "Doubtful words.", Audience.Staff),
            new JournalEntry(Start, "Mira Vance", JournalKind.Email, first, Readers),
            new JournalEntry(Start.AddHours(1), "Ines", JournalKind.Comment, "Hello Mira,\n\n    hlbalance -p icesheet\n\n> and so on", Readers),
        ],
    };
}
