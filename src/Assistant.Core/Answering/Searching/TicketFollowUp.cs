using System.Text.RegularExpressions;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// What a follow-up takes from the ticket that its conversation is about: little, since the words of a ticket are many and
/// outweigh those of a short question.
/// </summary>
internal static partial class TicketFollowUp
{
    private const int FewWords = 4;
    private const int MostNames = 2;
    private const int MostTerms = 12;
    private const int LongestText = 20_000;

    /// <summary>The terms to search for beside the follow-up's own; empty where it needs none.</summary>
    /// <param name="question">The follow-up, which says something of its own.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="before">What the question before it was about, where that was more than the ticket; empty otherwise.</param>
    public static string ContextOf(string question, TicketBrief ticket, string before)
    {
        var words = QuestionWord.AllOf(question);
        var names = NamesOf(ticket);
        var subject = before.Length > 0 ? before.Split(' ') : [.. SalientTerms.Of(ticket.Subject, MostTerms)];

        // "And on the other machine?": all but the name is to be carried over.
        if (words.Count > 0 && words.All(word => word.IsName || names.Contains(word.Text, StringComparer.OrdinalIgnoreCase)))
        {
            return string.Join(' ', subject.Except(names, StringComparer.OrdinalIgnoreCase));
        }

        // "How long does it wait?": what it is stands in the subject.
        if (words.Count < FewWords && Pronoun().IsMatch(question))
        {
            return string.Join(' ', subject);
        }

        // A question on something else: the machine or program is still the same, unless it names one.
        return words.Any(word => word.IsName) ? "" : string.Join(' ', names.Take(MostNames));
    }

    // The subject's words that are written as names there or in what the requester wrote first.
    private static List<string> NamesOf(TicketBrief ticket)
    {
        var said = ticket.FirstInteraction?.Text ?? "";
        var names = QuestionWord.AllOf(said[..Math.Min(said.Length, LongestText)]).Where(word => word.IsName)
            .Select(word => word.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. QuestionWord.AllOf(ticket.Subject).Where(word => word.IsName || names.Contains(word.Text)).Select(word => word.Text)];
    }

    [GeneratedRegex(@"\b(?:it|its|they|them|their|those|these|this|that one|the same|the other|the second|the first)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
