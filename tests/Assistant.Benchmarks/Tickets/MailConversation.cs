using System.Net;

namespace Assistant.Benchmarks.Tickets;

/// <summary>The entries of one ticket: mails of several programs, each with what it answers below it, and internal notes.</summary>
internal sealed class MailConversation(TicketPhrases phrases, Random random)
{
    // Mail programs quote all that was said; the ticket system cuts what is very long.
    private const int LongestQuote = 1500;

    private string _history = "";

    /// <summary>The next entry's kind and body.</summary>
    public (string Kind, string Body) Next(string author)
    {
        if (random.Next(5) == 0)
        {
            return ("workNote", $"{phrases.Paragraph(2)}\n\n{phrases.Output(3)}\n\n{phrases.Paragraph(1)}");
        }

        var text = $"{phrases.Paragraph(random.Next(1, 4))}\n\n{phrases.Paragraph(random.Next(1, 3))}";
        var output = random.Next(3) == 0 ? phrases.Output(random.Next(2, 12)) : "";
        var body = random.Next(4) switch
        {
            0 => Plain(author, text, output),
            1 => Gmail(author, text, output),
            2 => Outlook(author, text, output),
            _ => Notification(author, text, output),
        };
        _history = $"On Mon, Aug 10, 2026 at 12:02 PM {author} <support@harrowlake.example> wrote:\n{text}\n{output}\n{_history}";
        _history = _history[..Math.Min(_history.Length, LongestQuote)];
        return ("email", body);
    }

    private string Plain(string author, string text, string output) =>
        $"Hello,\n\n{text}\n\n{Indented(output)}\n\nBest regards\n{author}\n\n-- \n{author}\nIce Dynamics Group | Glacier Research Institute\nRoom 2.14 | phone +00 555 0182\n\n" + string.Concat(_history.Split('\n').Select(line => $"> {line}\n"));

    private string Gmail(string author, string text, string output) =>
        $"<div dir=\"ltr\"><div>Hello,</div><div><br></div>{Divs(text)}<pre>{Encoded(output)}</pre><div>Best regards<br>{author}</div></div><br>"
        + $"<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Aug 10, 2026 at 12:02 PM HLCC Support &lt;<a href=\"mailto:support@harrowlake.example\">support@harrowlake.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">{Divs(_history)}</blockquote></div>";

    private string Outlook(string author, string text, string output) =>
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- p.MsoNormal {margin:0in; font-size:11.0pt; font-family:\"Calibri\",sans-serif;} --></style></head><body lang=\"EN-US\" link=\"#0563C1\"><div class=\"WordSection1\">"
        + string.Concat(text.Split('\n').Select(line => $"<p class=\"MsoNormal\"><span style=\"font-size:11.0pt\">{Encoded(line)}&nbsp;<o:p></o:p></span></p>"))
        + $"<pre>{Encoded(output)}</pre><p class=\"MsoNormal\">Kind regards,<o:p></o:p></p><p class=\"MsoNormal\">{author}<o:p></o:p></p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in\"><p class=\"MsoNormal\"><b>From:</b> HLCC Support &lt;support@harrowlake.example&gt;<br><b>Sent:</b> Monday, August 10, 2026 12:02 PM<br><b>To:</b> {author}<br><b>Subject:</b> Your request<o:p></o:p></p></div>"
        + string.Concat(_history.Split('\n').Select(line => $"<p class=\"MsoNormal\">{Encoded(line)}<o:p></o:p></p>")) + "</div></body></html>";

    private string Notification(string author, string text, string output) =>
        "<html><head><meta charset=\"utf-8\"><style type=\"text/css\">\nbody { font-family: Arial; font-size: 14px; }\n.banner { background-color: #1f4e5f; }\n</style></head><body>\n<div class=\"banner\">Harrow Lake Computing Center - Support</div>\n<p style=\"color:#7a7a7a;\">##- Please type your reply above this line -##</p>\n"
        + $"<table class=\"meta\"><tr><td><b>Requested item:</b></td><td>RITM0429668</td></tr><tr><td><b>Opened by:</b></td><td>{author}</td></tr></table>\n<p>Dear support team,</p>\n<p>{Encoded(text)}</p>\n<pre>{Encoded(output)}</pre>\n<p>Many thanks and best regards,<br>{author}</p>\n"
        + $"<p>2026-08-10 12:02:11 - HLCC Support (Additional comments)</p>\n<p>{Encoded(_history)}</p>\n<div class=\"foot\"><p>You can reply directly to this email to add a comment to RITM0429668.</p>\n<p>Unsubscribe | Notification Preferences</p>\n<div style=\"display:inline\">Ref:MSG71528958_aBcDeFgHiJkLmNoPqRsT</div></div>\n</body></html>";

    private static string Divs(string text) => string.Concat(text.Split('\n').Select(line => line.Length == 0 ? "<div><br></div>" : $"<div>{Encoded(line)}</div>"));

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "    " + line));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
