namespace Assistant.Ingest.Tickets.Mail;

/// <summary>A line of a mail.</summary>
/// <param name="Text">Its text, without white space at the end.</param>
/// <param name="IsVerbatim">Whether it is code or output of a program, which no rule may touch.</param>
internal readonly record struct MailLine(string Text, bool IsVerbatim)
{
    /// <summary>Whether nothing stands on it.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether a person could have written something on it: it holds a letter or digit.</summary>
    public bool HasWords => Text.Any(char.IsLetterOrDigit);
}
