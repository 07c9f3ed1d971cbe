using System.Text.RegularExpressions;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;

namespace Assistant.Core.Answering.Searching;

/// <summary>Makes queries that stand on their own from a question that may lean on a ticket or on earlier questions.</summary>
internal static partial class SearchQuery
{
    private const int LongestQuery = 4000;
    private const int FewWords = 4;
    private const int MostTerms = 16;

    private static readonly HashSet<string> AboutTheTicket = new(StringComparer.Ordinal)
    {
        "help", "ticket", "request", "case", "issue", "reply", "respond", "response", "answer", "draft", "write", "requester", "user", "analyst", "assist",
    };

    /// <summary>
    /// The queries: the question with what it leans on, and, where it says something of its own beside that, its own
    /// words alone, which a long ticket or an earlier question would drown.
    /// </summary>
    /// <param name="question">The question, secrets removed.</param>
    /// <param name="ticket">The ticket it is about; null for none.</param>
    /// <param name="earlier">The questions before it in its thread, oldest first.</param>
    public static IReadOnlyList<string> Make(string question, TicketBrief? ticket, IReadOnlyList<string> earlier)
    {
        var own = Shorten(TicketNumbers().Replace(Redactor.WithoutMarks(question), " ").Trim());
        var context = ticket?.Query ?? (LeansOnEarlier(own) ? Earlier(earlier) : "");
        if (context.Length == 0)
        {
            return [own];
        }

        var saysMore = ContentWords.Of(own).Except(ticket is null ? [] : AboutTheTicket).Any();
        return saysMore ? [Shorten($"{own}\n{context}"), own] : [context];
    }

    // What the question before was about, without the words around it; where it leaned on one before, with that one's.
    private static string Earlier(IReadOnlyList<string> earlier)
    {
        if (earlier.Count == 0)
        {
            return "";
        }

        var before = TicketNumbers().Replace(earlier[^1], " ");
        var terms = SalientTerms.Of(before, MostTerms).ToList();
        if (LeansOnEarlier(before) && earlier.Count > 1)
        {
            terms.AddRange(SalientTerms.Of(TicketNumbers().Replace(earlier[^2], " "), MostTerms).Except(terms, StringComparer.OrdinalIgnoreCase));
        }

        return string.Join(' ', terms);
    }

    /// <summary>Whether a question is hardly understood without the one before it.</summary>
    public static bool LeansOnEarlier(string question) => ContentWords.Of(question).Count < FewWords || Pointer().IsMatch(question);

    private static string Shorten(string query) => query.Length <= LongestQuery ? query : query[..LongestQuery];

    [GeneratedRegex(@"\b(?:RITM|SCTASK|INC|REQ|CS)[0-9]{5,12}\b\s*[-:]?", RegexOptions.IgnoreCase)]
    private static partial Regex TicketNumbers();

    // Words that point back; "that" and "this" only where no noun follows at once would be better, and would need a parser.
    [GeneratedRegex(@"^\s*(?:and|but|so|then|also|what about|how about|why not|or)\b|\b(?:it|its|they|them|those|these|that one|the same|instead|the other|the second|the first)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();
}
