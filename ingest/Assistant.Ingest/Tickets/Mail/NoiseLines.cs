using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Removes lines that machines write into mails: reply markers, footers of notifications, references, advertisements of mail programs.</summary>
internal static partial class NoiseLines
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // A line that a machine wrote is short; what is longer has something in it that a person wrote.
    private const int Longest = 250;

    /// <summary>Removes them.</summary>
    public static List<MailLine> Remove(List<MailLine> lines)
    {
        var kept = new List<MailLine>(lines.Count);
        var isHeader = false;
        for (var index = 0; index < lines.Count; index++)
        {
            // The ids of a header go on in indented lines.
            var line = lines[index];
            isHeader = (isHeader || !line.IsVerbatim) && MailHeaders.IsOne(line.Text, index + 1 < lines.Count ? lines[index + 1].Text : null, isHeader);
            if (isHeader)
            {
                continue;
            }

            if (line.IsVerbatim || line.IsBlank)
            {
                kept.Add(line);
                continue;
            }

            var text = Reference().Replace(line.Text, "").TrimEnd();
            if (text.Length != line.Text.Length && !text.Any(char.IsLetterOrDigit))
            {
                continue;
            }

            if (text.Length > Longest || !IsNoise(text.Trim()))
            {
                kept.Add(new MailLine(text, false));
            }
        }

        return kept;
    }

    private static bool IsNoise(string line) =>
        ReplyMarker().IsMatch(line) || Invitation().IsMatch(line) || Footer().IsMatch(line) || MailProgram().IsMatch(line) || Warning().IsMatch(line) || Image().IsMatch(line);

    // ServiceNow's watermark.
    [GeneratedRegex(@"(?:^|(?<=\s))\[?Ref:\s?[A-Z]{2,8}\d{5,12}(?:_[\w-]{1,64})?\]?", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[\W_]*(?:please |bitte )?(?:type|write|enter|add|reply|respond)\b.{0,40}\b(?:above|over) this line\b[\W_]*$", Options)]
    private static partial Regex ReplyMarker();

    [GeneratedRegex(
        @"^(?:>\s*)?(?:you (?:can|may) (?:also )?(?:reply|respond) (?:directly )?to this (?:e-?mail|message)|(?:simply|just|please)? ?reply (?:directly )?to this (?:e-?mail|message)(?: to| if|\.|$)|to (?:add|make) a (?:comment|reply|response)[^.]{0,40}\breply to this|please do not (?:reply|respond) to this (?:e-?mail|message)|do not reply to this|this (?:e-?mail|message|notification) (?:was|is|has been) (?:sent |generated )?(?:automatically|auto-?generated|an automated)|this is an? auto(?:mated|matic|matically generated|-generated) (?:message|e-?mail|notification|reply|response)\b|(?:when replying, )?(?:please )?(?:keep|include|put) the (?:ticket )?number in the subject)",
        Options)]
    private static partial Regex Invitation();

    [GeneratedRegex(
        @"^(?:unsubscribe(?:\s*[|·•-]\s*.{0,60})?|.{0,40}[|·•]\s*unsubscribe.{0,40}|(?:manage |change |edit )?(?:your |my )?(?:e-?mail |notification )(?:notification )?(?:preferences|settings)\.?|you (?:are receiv|receiv|got|were sent)\w* this (?:e-?mail|message|notification) because\b.*|to unsubscribe\b.*|click here to (?:view|see|open|access|unsubscribe|manage|opt)\b.*|(?:view|see|open) (?:this |the )?(?:ticket|request|incident|case|e-?mail|message|item) (?:in|on) (?:your |a |the )?(?:browser|portal|web).{0,60}|take me to the (?:requested item|incident|request|case|ticket).{0,100}|powered by (?:servicenow|zendesk|freshdesk|jira).{0,40}|reply from: ?<?\S+@\S+>?)$",
        Options)]
    private static partial Regex Footer();

    [GeneratedRegex(
        @"^(?:sent|gesendet|envoyé|enviado|verzonden|von meinem) (?:from|von|depuis|de|desde|vanaf|with|mit|via|iphone|ipad)\b.{0,80}$|^von meinem (?:iphone|ipad|handy).{0,40}$|^get outlook for \w+.{0,60}$|^(?:please )?(?:think|consider the environment) before (?:you )?print.{0,60}$|^please consider the environment\b.{0,80}$|^virus-free\..{0,80}$|^this e-?mail has been (?:checked|scanned) (?:for viruses )?by .{0,80}$",
        Options)]
    private static partial Regex MailProgram();

    [GeneratedRegex(
        @"^[\W_]*(?:caution|warning|achtung|external (?:e-?mail|sender|message)|notice)?[\W_]*(?:this |the )?(?:e-?mail|message)?(?: was)? ?(?:originated|sent|comes?|came) (?:from )?outside (?:of )?(?:the |your |our )?(?:organi[sz]ation|company|university|network|centre|center|institution)\b.{0,200}$|^\[?external\]?(?: e-?mail| sender| message)?\]?:?$",
        Options)]
    private static partial Regex Warning();

    [GeneratedRegex(@"^(?:\[(?:cid:|image:|inline image|logo)[^\]]{0,200}\]|<?cid:\S{1,200}>?)+$", Options)]
    private static partial Regex Image();
}
