using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>
/// Names a new conversation after its first question. Its owner sees the title for ever, so nothing of the ticket is in it
/// that they did not write themselves.
/// </summary>
internal static class ConversationTitle
{
    private const int Longest = 80;

    /// <summary>A short title of one line.</summary>
    public static string Make(string question, TicketBrief? ticket)
    {
        var words = ticket is null || TicketNumber.FindAll(question).Contains(ticket.Number) ? question : $"{ticket.Number} {question}";
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Longest)
        {
            return line.Length > 0 ? line : "Question";
        }

        var blank = line.LastIndexOf(' ', Longest - 1);
        return line[..(blank > Longest / 2 ? blank : Longest - 1)] + "…";
    }
}
