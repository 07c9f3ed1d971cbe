namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Recognises a mail in which nobody wrote anything: it begins with "Original Message", and all of it is the mail it answers.</summary>
internal static class WholeHistory
{
    /// <summary>The text of the mail that is answered, without its header, which may be empty; null where the mail has words of its own.</summary>
    public static List<MailLine>? Find(List<MailLine> lines)
    {
        var start = lines.FindIndex(line => !line.IsBlank);
        if (start < 0 || lines[start].IsVerbatim || !Attribution.IsOriginalMessage(lines[start].Text))
        {
            return null;
        }

        var body = start + 1;
        while (body < lines.Count && !lines[body].IsVerbatim && (lines[body].IsBlank || Attribution.IsHeaderField(lines[body].Text)))
        {
            body++;
        }

        return lines[body..];
    }
}
