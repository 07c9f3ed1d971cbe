using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Recognises what mail programs write above the mail that is answered.</summary>
internal static partial class Attribution
{
    private const int MostLines = 3;
    private const int HeaderLines = 8;
    private const int LongestWrote = 400;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>How many lines from here on are "On … somebody wrote:"; 0 for none.</summary>
    public static int WroteLines(List<MailLine> lines, int start)
    {
        if (lines[start].IsVerbatim || !WroteStart().IsMatch(lines[start].Text))
        {
            return 0;
        }

        var text = "";
        for (var count = 1; count <= MostLines && start + count <= lines.Count && !lines[start + count - 1].IsBlank; count++)
        {
            text += (count > 1 ? " " : "") + lines[start + count - 1].Text.Trim();
            if (text.Length > LongestWrote)
            {
                return 0;
            }

            if (WroteEnd().IsMatch(text))
            {
                return Dated().IsMatch(text) || IsQuoted(lines, start + count) ? count : 0;
            }
        }

        return 0;
    }

    /// <summary>How many lines from here on are the header of a mail (From, Sent, To, Subject), the rule above it included; 0 for none.</summary>
    public static int HeaderBlock(List<MailLine> lines, int start)
    {
        var index = start;
        while (index < lines.Count && index < start + 3 && (Rule().IsMatch(lines[index].Text) || (index > start && lines[index].IsBlank)))
        {
            index++;
        }

        var isMarked = index > start && Original().IsMatch(lines[start].Text);
        if (index >= lines.Count || lines[index].IsVerbatim || !From().IsMatch(lines[index].Text))
        {
            return isMarked ? index - start : 0;
        }

        var last = index;
        var fields = 0;
        for (var line = index + 1; line < lines.Count && line < index + HeaderLines && !(lines[line].IsBlank && fields > 0); line++)
        {
            if (Field().IsMatch(lines[line].Text))
            {
                fields++;
                last = line;
            }
        }

        return fields >= 2 || OneLine().IsMatch(lines[index].Text) ? last - start + 1 : isMarked ? index - start : 0;
    }

    /// <summary>Whether lines end with "On … somebody wrote:", blank ones aside.</summary>
    public static bool EndsWithWrote(IReadOnlyList<MailLine> lines)
    {
        var tail = new List<MailLine>();
        for (var index = lines.Count - 1; index >= 0 && tail.Count < MostLines && !(lines[index].IsBlank && tail.Count > 0); index--)
        {
            if (!lines[index].IsBlank)
            {
                tail.Insert(0, lines[index]);
            }
        }

        return Enumerable.Range(0, tail.Count).Any(start => WroteLines(tail, start) is > 0 and var count && start + count == tail.Count);
    }

    /// <summary>Whether a line is the rule "-----Original Message-----".</summary>
    public static bool IsOriginalMessage(string line) => Rule().IsMatch(line) && Original().IsMatch(line);

    /// <summary>Whether a line may be one of a mail's header.</summary>
    public static bool IsHeaderField(string line) => From().IsMatch(line) || Field().IsMatch(line);

    /// <summary>Whether a line announces a mail that is passed on: its text is new to the ticket.</summary>
    public static bool IsForward(string line) => Forward().IsMatch(line);

    private static bool IsQuoted(List<MailLine> lines, int index)
    {
        while (index < lines.Count && lines[index].IsBlank)
        {
            index++;
        }

        return index < lines.Count && lines[index].Text.TrimStart().StartsWith('>');
    }

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)*(?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dňa|Dne)\s\S|^\s{0,3}\S.{0,120}(?:wrote|writes|schrieb|kirjoitti)\b.{0,80}:$|^\s{0,3}\d{1,4}[-./]\d{1,2}[-./]\d{1,4}.{0,120}(?:wrote|schrieb|kirjoitti)\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex WroteStart();

    [GeneratedRegex(@"(?:wrote|writes|schrieb\b.{0,100}|kirjoitti\b.{0,100}|a écrit|escribió|ha scritto|schreef\b.{0,100}|skrev\b.{0,100}|escreveu|napisał\(?a?\)?|píše)\s?:$", Options)]
    private static partial Regex WroteEnd();

    // A colleague may have written something in a sentence; a mail program gives a time or an address.
    [GeneratedRegex(@"\d.*(?:@|\d{1,2}[:.h]\d{2}|\d{4})|@", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^\s{0,3}(?:[-_=*]{5,}|-{2,}\s?(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|alkuperäinen viesti|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|mensagem original)\s?-{2,})\s*$", Options)]
    private static partial Regex Rule();

    [GeneratedRegex(@"origin|ursprünglich|ursprunglig|oorspronkelijk|alkuperäinen|oprindelig|opprinnelig", Options)]
    private static partial Regex Original();

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)*[*_]{0,2}(?:From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä)\s?:[*_]{0,2}\s?\S", RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s{0,3}(?:>\s?)*[*_]{0,2}(?:Sent|Date|To|Cc|Bcc|Subject|Importance|Reply-To|Attachments?|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Kopia|Lähetetty|Vastaanottaja|Kopio|Aihe|Päivämäärä)\s?:[*_]{0,2}", Options)]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s{0,3}From:.{1,200}\b(?:Sent|Date):.{1,200}\bSubject:", RegexOptions.CultureInvariant)]
    private static partial Regex OneLine();

    [GeneratedRegex(@"^\s{0,3}(?:-{2,}\s?)?(?:begin )?(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)(?::|\s?-{2,})?$", Options)]
    private static partial Regex Forward();
}
