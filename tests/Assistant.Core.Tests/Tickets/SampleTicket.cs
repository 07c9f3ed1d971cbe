using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Tickets;

/// <summary>A ticket of a requester, with a comment and a work note.</summary>
internal static class SampleTicket
{
    public static readonly DateTimeOffset Opened = new(2026, 2, 27, 8, 0, 0, TimeSpan.Zero);

    public static Ticket Create(string number = "RITM0429668", string source = "tickets", string requester = "ada", Audience? audience = null) => new()
    {
        Source = source,
        SysId = $"id-{number}",
        Number = new TicketNumber(number),
        Table = "sc_req_item",
        Subject = "Job stays in state Q",
        Requester = new Requester("Ada Example", "ada@example.org", requester),
        State = "Open",
        OpenedAt = Opened,
        UpdatedAt = Opened.AddHours(2),
        Tags = ["queue", "polaris"],
        Entries =
        [
            new JournalEntry(Opened, "Ada Example", JournalKind.Comment, "My job waits.", audience ?? Audience.Staff.With(Audience.Requester(requester))),
            new JournalEntry(Opened.AddHours(1), "Sam Staff", JournalKind.WorkNote, "Queue is drained.", audience ?? Audience.Staff),
        ],
        Audience = audience ?? Audience.Staff.With(Audience.Requester(requester)),
        FetchedAt = Opened.AddHours(3),
    };
}
