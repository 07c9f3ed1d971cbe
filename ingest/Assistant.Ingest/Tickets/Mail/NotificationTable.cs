using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes the fields of the ticket that notifications repeat: number, who opened it, state and so on.</summary>
internal static partial class NotificationTable
{
    private const int FewestLines = 2;

    /// <summary>Removes groups of such lines.</summary>
    public static List<MailLine> Remove(List<MailLine> lines)
    {
        var kept = new List<MailLine>(lines.Count);
        for (var index = 0; index < lines.Count;)
        {
            var end = index;
            while (end < lines.Count && IsField(lines[end]))
            {
                end++;
            }

            if (end - index < FewestLines)
            {
                end = Math.Max(end, index + 1);
                kept.AddRange(lines[index..end]);
            }

            index = end;
        }

        return kept;
    }

    /// <summary>Whether the rows of a table are such fields.</summary>
    public static bool IsOne(IReadOnlyList<string> labels) => labels.Count >= FewestLines && labels.All(label => Label().IsMatch(label.Trim()));

    private static bool IsField(MailLine line) => !line.IsVerbatim && Field().IsMatch(line.Text);

    private const string Names =
        "(?:(?:requested )?item|request(?:ed item)? number|ticket(?: number| id)?|incident(?: number)?|case(?: number)?|number|opened(?: by| at| on)?|requested (?:by|for)|caller|created(?: by| on)?|updated(?: by| on)?|service|state|status|stage|priority|urgency|impact|category|sub-?category|assignment group|assigned to|due date|short description|business service|configuration item|channel|contact type)";

    [GeneratedRegex("^" + Names + @"\s?:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s{0,3}[*_]{0,2}" + Names + @"[*_]{0,2}\s?(?::|\|)[*_]{0,2}\s?(?:\|\s?)?\S.{0,150}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
