using System.Text.RegularExpressions;
using Assistant.Core.Privacy;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes past journal entries that a notification repeats. What was not said before stays.</summary>
internal static partial class RepeatedEntries
{
    private const int LongestHead = 200;

    /// <summary>Removes them.</summary>
    public static List<MailLine> Remove(List<MailLine> lines, EarlierTexts earlier, TimeBudget? budget)
    {
        var start = lines.FindIndex(IsHead);
        if (start < 0)
        {
            return lines;
        }

        var kept = lines[..start];
        while (start < lines.Count)
        {
            budget?.Step();
            var next = lines.FindIndex(start + 1, IsHead);
            var end = next < 0 ? lines.Count : next;
            if (!earlier.Hold(lines.Skip(start + 1).Take(end - start - 1)))
            {
                kept.AddRange(lines[start..end]);
            }

            start = end;
        }

        return kept;
    }

    private static bool IsHead(MailLine line) => line.Text.Length <= LongestHead && Head().IsMatch(line.Text);

    [GeneratedRegex(@"^(?:>\s?)*\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})? - \S.{0,80}?\s+\(?(?:additional comments|comments|work notes)\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
