using Assistant.Core.Answering.Searching;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering;

/// <summary>Recognises a message that holds nothing but the number of a ticket that is not there to answer from.</summary>
internal static class EmptyQuestion
{
    /// <summary>The answer to it, for which nothing is searched and no model asked; null for a question that can be answered.</summary>
    /// <param name="text">The words, secrets removed.</param>
    /// <param name="question">The question.</param>
    /// <param name="found">What came of looking for its ticket.</param>
    public static string? Answer(string text, Question question, FoundTurnTicket found)
    {
        var numbers = question.Ticket is { } chosen ? [chosen] : TicketNumber.FindAll(text);
        return found.Ticket is not null || numbers.Count == 0 || !SearchQuery.IsAboutTheTicketAlone(text) ? null
            : found.Unknown?.Answer
            ?? $"This question is not attached to {string.Join(" or ", numbers)}, and says nothing else. Attach it to the ticket, or write what you want to know.";
    }
}
