using Assistant.Core.Tickets;

namespace Assistant.Web.Tickets;

/// <summary>
/// The places of a ticket's page that citations open: <c>problem</c>, <c>resolution</c> and, for each entry that the
/// requester does not see, <c>note-</c> with its count from 1 among those.
/// </summary>
internal static class JournalAnchors
{
    /// <summary>The place of the close notes.</summary>
    public const string Resolution = "resolution";

    /// <summary>The anchor of each entry; null where it has none.</summary>
    public static IReadOnlyList<string?> Of(Ticket ticket)
    {
        var anchors = new List<string?>(ticket.Entries.Count);
        var notes = 0;
        var hasProblem = false;
        foreach (var entry in ticket.Entries)
        {
            if (!CustomerView.IsVisible(ticket, entry))
            {
                anchors.Add($"note-{++notes}");
            }
            else
            {
                anchors.Add(hasProblem ? null : "problem");
                hasProblem = true;
            }
        }

        return anchors;
    }
}
