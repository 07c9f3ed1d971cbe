using System.Text.RegularExpressions;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Recognises the headers of a mail that a gateway leaves in its body: whom it was received from, its id, the mails it refers to.</summary>
internal static partial class MailHeaders
{
    /// <summary>Whether a line is a header, or goes on with the ids of one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="next">The line below; null for none.</param>
    /// <param name="follows">Whether the line above is a header too.</param>
    public static bool IsOne(string line, string? next, bool follows) =>
        Header().IsMatch(line) || (follows && Ids().IsMatch(line)) || (next is not null && Name().IsMatch(line) && Ids().IsMatch(next));

    // Each with the value that a machine writes: "References: see the manual" is a person's.
    [GeneratedRegex(
        @"^\s{0,3}(?:>\s?){0,5}(?:received from:\s?(?:[^<>@]{0,80}<)?(?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}>?(?:\s?[<(](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}[>)])?|(?:message-id|in-reply-to|references|return-path|errors-to|delivered-to|resent-message-id):\s?<?\S{1,200}@.{0,4000}|received: (?:from|by) .{1,400}|thread-index:\s?[\w+/=]{10,200}|mime-version:\s?1\.0.{0,60}|content-transfer-encoding:\s?(?:7bit|8bit|base64|quoted-printable)|content-type:\s?(?:text|multipart)/.{1,200}|x-(?:mailer|originating-ip|ms-[\w-]{1,60}|spam-[\w-]{1,40}|servicenow-[\w-]{1,40}):.{0,300})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    [GeneratedRegex(@"^\s{0,3}(?:message-id|references|in-reply-to):$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s{0,20}(?:<[^\s<>@]{1,300}@[^\s<>@]{1,300}>\s{0,3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}
