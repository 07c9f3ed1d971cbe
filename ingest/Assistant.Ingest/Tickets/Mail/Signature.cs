using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes signatures: what stands after <c>--</c>, and a sign-off with the name and contact lines below it.</summary>
internal static partial class Signature
{
    private const int LongestDashed = 20;
    private const int LongestLine = 90;
    private const int LongestContact = 300;
    private const int MostWords = 9;

    /// <summary>Removes them; sentences, code and postscripts among them stay.</summary>
    public static List<MailLine> Remove(List<MailLine> lines)
    {
        var dashes = lines.FindLastIndex(line => !line.IsVerbatim && Dashes().IsMatch(line.Text));
        if (dashes > 0 && lines.Count - dashes <= LongestDashed && lines[..dashes].Exists(line => line.HasWords))
        {
            var content = lines.FindIndex(dashes + 1, IsContent);
            lines = [.. lines[..dashes], .. content < 0 ? [] : lines[content..]];
        }

        return RemoveContacts(lines);
    }

    // "Best regards", a name, then only lines that look like an address card.
    private static List<MailLine> RemoveContacts(List<MailLine> lines)
    {
        var signOff = lines.FindLastIndex(line => !line.IsVerbatim && SignOff().IsMatch(line.Text));
        if (signOff < 0)
        {
            return lines;
        }

        var isNamed = SignOff().Match(lines[signOff].Text).Groups["name"].Length > 0;
        var end = lines.FindIndex(signOff + 1, IsContent);
        if (!Closing.IsCard(lines[(signOff + 1)..(end < 0 ? lines.Count : end)], isNamed, line => IsContactLine(line.Text.Trim())))
        {
            return lines;
        }

        if (end < 0 && Closing.ClosesSomething(lines, signOff))
        {
            return lines[..signOff];
        }

        var name = isNamed ? signOff : lines.FindIndex(signOff + 1, line => !line.IsBlank);
        return name < 0 || name == end ? lines : [.. lines[..(name + 1)], .. end < 0 ? [] : lines[end..].Prepend(new MailLine("", false))];
    }

    private static bool IsContent(MailLine line)
    {
        if (line.IsBlank)
        {
            return false;
        }

        var text = line.Text.Trim();
        return line.IsVerbatim || text.Length > LongestContact
            || Postscript().IsMatch(text)
            || (!IsContactLine(text) && (text.Length > LongestLine || text.Split(' ').Length > MostWords || Sentence().IsMatch(text) || Technical().IsMatch(text)));
    }

    private static bool IsContactLine(string text) => Contact().IsMatch(text) && !Sentence().IsMatch(text);

    [GeneratedRegex(@"^(?:--|—|–|__|-- --)\s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();

    [GeneratedRegex(
        @"^\s{0,3}(?:(?:many |with |thanks (?:and|&) |thank you(?:,| and) |my |all |very |much )*(?:(?:kind|best|warm|warmest|kindest)(?:est)? ?(?:regards|wishes)?|regards|cheers|sincerely(?: yours)?|yours (?:sincerely|truly|faithfully)|respectfully|thanks(?: a lot| again| in advance| so much)?|thank you(?: very much| so much| again| in advance)?|thx|mfg|vg|lg|(?:mit |viele |beste |liebe |freundliche |freundlichen )+(?:grüßen|grüße|grüssen|gruß|dank)|best,?|bests|br|kr|cordialement|bien cordialement|bien à vous|merci(?: beaucoup| d'avance)?|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente|muchas gracias|terveisin|ystävällisin terveisin|(?:med )?(?:vänliga? |vennlig |venlig )?(?:hälsning(?:ar)?|hilsen)|cordiali saluti|met vriendelijke groet))(?:,| -|\.|!)?(?:\s(?<name>(?-i:\p{Lu}[\p{L}.'-]{0,30}(?:\s\p{Lu}[\p{L}.'-]{0,30}){0,3})))?[,.!]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();

    [GeneratedRegex(@"^(?:p\.? ?p?\.?s\.?|nb|n\.b\.|edit|update|additional|attachment|attached|note)\b\s?[.:)-]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postscript();

    [GeneratedRegex(@"\S+(?:\s+\S+){3,}[.?!](?:\s|$)|\?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    // A path, an option, an assignment, a prompt, a job's number, a quotation: things that an address card does not hold.
    [GeneratedRegex(@"(?:^|\s)(?:~?/[\w.-]+(?:/|$|\s)|--?[a-z]{2,}|\$\s?\w)|\w=\w|[{}`;\\]|\b(?:error|job|node|module|srun|sbatch|qsub|squeue|qstat)\b|\b\d{6,}(?:\.[\w-]+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Technical();

    [GeneratedRegex(@"@[\w-]+\.|\bwww\.|https?://|\+\d|\b(?:tel|fax|phone|mobile|room|building|office|street|str\.|ph\.?d|dr\.|prof\.?)\b|\s\|\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();
}
