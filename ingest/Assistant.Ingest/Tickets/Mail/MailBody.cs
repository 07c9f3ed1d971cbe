using Assistant.Core.Privacy;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Cleans the body of a mail or journal entry down to what the person wrote, as plain text.</summary>
internal static class MailBody
{
    // What one step uncovers another may have to take away; two rounds are enough for real mails.
    private const int MostRounds = 5;

    /// <summary>Cleans a body. Code and error output stay as they are; where nothing but noise is left, the noise stays.</summary>
    /// <param name="body">Plain text or HTML, as stored.</param>
    /// <param name="earlier">What stands in the same ticket before it: a body that repeats it quotes it.</param>
    /// <param name="budget">What it may take of the time for the whole ticket; null for no limit.</param>
    /// <exception cref="TimeBudgetException">The budget is used up.</exception>
    public static string Clean(string body, EarlierTexts? earlier = null, TimeBudget? budget = null)
    {
        var spoken = earlier ?? new EarlierTexts();
        var lines = MailHtml.IsHtml(body) ? MailHtml.Read(body, budget) : MailText.Read(body); // 1 lines, code marked
        for (var round = 0; round < MostRounds; round++)
        {
            budget?.Check();
            var count = lines.Count;
            lines = NoiseLines.Remove(lines);                                                  // 2 banners, footers, references
            lines = NotificationTable.Remove(lines);                                           // 3 the ticket's fields, repeated
            lines = RepeatedEntries.Remove(lines, spoken, budget);                             // 4 the journal, repeated
            lines = QuotedHistory.Remove(lines, spoken, budget);                               // 5 the mail it answers
            lines = Disclaimers.Remove(lines);                                                 // 6 legal notes
            lines = Signature.Remove(lines);                                                   // 7 contact lines
            lines = MailText.Trim(lines);
            if (lines.Count == count)
            {
                break;
            }
        }

        return MailText.Join(lines);
    }
}
