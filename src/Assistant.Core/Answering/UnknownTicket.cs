using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>Numbers of which the asker can be shown no ticket. The words are the same for one that does not exist and one that they may not read.</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="WasAsked">Whether a ticket system was asked for them, beside the tickets taken in.</param>
/// <param name="IsUncertain">Whether it gave no answer.</param>
/// <param name="IsStaff">Whether the asker belongs to the staff, who can take tickets in.</param>
internal sealed record UnknownTicket(IReadOnlyList<TicketNumber> Numbers, bool WasAsked, bool IsUncertain, bool IsStaff)
{
    /// <summary>The notice beside the answer to a question that says more than the number.</summary>
    public string Notice => $"{What} The question is answered without it. {Remedy}";

    /// <summary>The answer where nothing but the number was said.</summary>
    public string Answer => $"{What} {Remedy}";

    private string What => $"No ticket {string.Join(" or ", Numbers)} that you may read is known here: the imported tickets were searched{Asked}.";

    private string Asked => IsUncertain ? ", and the ticket system gives no answer just now" : WasAsked ? ", and the ticket system was asked" : "";

    private string Remedy => IsStaff
        ? "To get help with it, paste its text into the question, or drop its JSON file on the page (on the command line: `ingest tickets import FILE`)."
        : "To get help with it, paste its text into the question.";
}
