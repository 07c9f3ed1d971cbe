namespace Assistant.Core.Tickets;

/// <summary>How a ticket ended, in the words of the staff.</summary>
public static class TicketResolution
{
    // A shorter reply ("Done.", "You are welcome") tells nobody how a problem was solved.
    private const int FewestWordsOfUse = 12;

    /// <summary>The closing notes and the last reply of use that the requester saw; none for a ticket that is not resolved.</summary>
    public static IReadOnlyList<string> Texts(Ticket ticket)
    {
        if (!ticket.IsResolved)
        {
            return [];
        }

        var reply = CustomerView.Entries(ticket).LastOrDefault(entry => !CustomerView.IsByRequester(ticket, entry) && IsUseful(entry.Text));
        return reply is null ? [ticket.CloseNotes!] : [ticket.CloseNotes!, reply.Text];
    }

    private static bool IsUseful(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length >= FewestWordsOfUse;
}
