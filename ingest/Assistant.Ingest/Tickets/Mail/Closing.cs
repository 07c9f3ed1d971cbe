using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Recognises what closes a mail: below the sign-off a name, a title, an institute, a telephone number, and nothing that was said.</summary>
internal static partial class Closing
{
    private const int MostLines = 6;
    private const int MostContactLines = 12;
    private const int LongestName = 60;

    /// <summary>Whether something was said above a sign-off, a greeting aside.</summary>
    public static bool ClosesSomething(List<MailLine> lines, int signOff) =>
        lines[..signOff].Exists(line => line.HasWords && !Greeting().IsMatch(line.Text));

    /// <summary>Whether lines below a sign-off hold a name and what stands on an address card, and nothing else.</summary>
    /// <param name="lines">The lines, none of which is a sentence, code or a command.</param>
    /// <param name="isNamed">Whether the name stands beside the sign-off.</param>
    /// <param name="isContact">Whether a line is one of an address card for certain.</param>
    public static bool IsCard(List<MailLine> lines, bool isNamed, Func<MailLine, bool> isContact)
    {
        var (others, contacts, isBelowBlank) = (0, 0, false);
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            if (text.Length == 0)
            {
                isBelowBlank = true;
                continue;
            }

            if (isContact(line) || Labelled().IsMatch(text))
            {
                contacts++;
            }
            else if (Field().IsMatch(text) || (!isNamed && others == 0 ? !IsName(text) : isBelowBlank && !IsTitled(text)))
            {
                return false;
            }
            else
            {
                (others, isBelowBlank) = (others + 1, false);
            }
        }

        return others <= MostLines && contacts <= MostContactLines;
    }

    private static bool IsName(string text) =>
        text.Length <= LongestName && Name().IsMatch(text) && !Said().IsMatch(text);

    // "Ice Dynamics Group", not "it works now".
    private static bool IsTitled(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Count(word => !char.IsLower(word[0])) * 2 >= words.Length && !Said().IsMatch(text);
    }

    [GeneratedRegex(@"^\W{0,3}(?:dear|hi|hello|hey|hallo|moin|guten (?:tag|morgen)|good (?:morning|afternoon|evening|day)|bonjour|hola|hei|sehr geehrte\w*|liebe[rs]?)\b[^.?]{0,50}[,!.:]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    // One word, or several that begin with a capital, particles of names and what joins two people aside.
    [GeneratedRegex(@"^\p{L}[\p{L}'’-]{0,29},?$|^(?:(?:\p{Lu}[\p{L}'’-]{0,29}\.?|[A-Z]\.|van|von|zu|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|and|und|et|y|e|&|for|of|the|on|behalf|\((?:he|she|they)\b[^)]{0,20}\)),?(?:\s|$)){1,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:it|this|that|i|we|ok|okay|yes|no|solved|works?|working|worked|done|fixed|closed?|please|still|now|but|and|also|never|not|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex(@"^(?:t|m|p|f|e|w|tel|telephone|telefon|phone|fax|mobile?|mobil|cell|e-?mail|mail|web|website|url|orcid|address|office|room|skype|linkedin|pronouns)\b\.?\s?[:.]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    // "project: icesheet" below the name is something that was said.
    [GeneratedRegex(@"^[\w -]{1,30}:\s?\S|^[-*•]\s|^\d+[.)]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
