using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes legal notes: paragraphs on confidentiality and unintended recipients.</summary>
internal static partial class Disclaimers
{
    /// <summary>Removes each from its first line to the end of its paragraph.</summary>
    public static List<MailLine> Remove(List<MailLine> lines)
    {
        var kept = new List<MailLine>(lines.Count);
        for (var index = 0; index < lines.Count;)
        {
            var end = index;
            while (end < lines.Count && !lines[end].IsBlank && !lines[end].IsVerbatim)
            {
                end++;
            }

            var from = end > index ? lines.FindIndex(index, end - index, line => Opening().IsMatch(line.Text)) : -1;
            if (from >= 0 && Legal().Count(string.Join(' ', lines[from..end].Select(line => line.Text))) >= 2)
            {
                kept.AddRange(lines[index..from]);
                index = end;
                continue;
            }

            end = Math.Max(end, index + 1);
            kept.AddRange(lines[index..end]);
            index = end;
        }

        return kept;
    }

    [GeneratedRegex(
        @"^[\W_]*(?:(?:legal |confidentiality |e-?mail )?(?:disclaimer|confidentiality notice|confidentiality note|notice)\b|(?:this|the|diese|cette?|the information in this)\b.{0,40}\b(?:e-?mail|message|communication|transmission|nachricht|information|courriel)\b|if you are not the intended|if you (?:have )?received? this|unless (?:otherwise|you are)|confidential(?:ity)?\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"confidential|privileged|intended (?:solely|only|recipient|exclusively)|solely for|addressee|named recipient|not the intended|unauthori[sz]ed (?:use|disclosure|copying)|strictly prohibited|(?:please )?(?:delete|destroy) (?:it|this|the|all)|notify the sender|any attachments?|received (?:it|this) (?:e-?mail |message )?in error|vertraulich|irrtümlich|vernichten|confidentiel|destinataire",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Legal();
}
