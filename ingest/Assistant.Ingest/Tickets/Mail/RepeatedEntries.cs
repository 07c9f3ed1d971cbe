using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes past journal entries that a notification repeats. What was not said before stays.</summary>
internal static partial class RepeatedEntries
{
    /// <summary>Removes them.</summary>
    public static List<MailLine> Remove(List<MailLine> lines, EarlierTexts earlier)
    {
        var heads = Enumerable.Range(0, lines.Count).Where(index => Head().IsMatch(lines[index].Text)).ToList();
        for (var index = heads.Count - 1; index >= 0; index--)
        {
            var start = heads[index];
            var end = index + 1 < heads.Count ? Math.Min(heads[index + 1], lines.Count) : lines.Count;
            if (earlier.Hold(lines[(start + 1)..end]))
            {
                lines = [.. lines[..start], .. lines[end..]];
            }
        }

        return lines;
    }

    [GeneratedRegex(@"^(?:>\s?)*\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: [A-Z]{2,5})? - \S.{0,80}?\s+\(?(?:additional comments|comments|work notes)\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
