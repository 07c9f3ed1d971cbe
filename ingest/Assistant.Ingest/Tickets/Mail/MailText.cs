using System.Buffers;
using System.Text;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Plain text as lines, and back.</summary>
internal static class MailText
{
    private const int CodeIndent = 4;

    // All that Normalise does not leave as it is.
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
    [
        .. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\n', '\t']),
        '\u007F', '\u0085', '\u00A0', '\u00AD', '\u2007', '\u202F', '\u2028', '\u2029', '\u2060', '\uFEFF',
        .. Enumerable.Range(0x200B, 5).Concat(Enumerable.Range(0x202A, 5)).Select(code => (char)code),
    ]);

    /// <summary>The lines of a plain text; indented and fenced ones are code.</summary>
    public static List<MailLine> Read(string text)
    {
        var lines = new List<MailLine>();
        var inFence = false;
        foreach (var raw in Normalise(text).Split('\n'))
        {
            var line = raw.TrimEnd();
            var isFence = line.AsSpan().TrimStart().StartsWith("```");
            lines.Add(new MailLine(line, inFence || isFence || IsIndented(line)));
            inFence ^= isFence;
        }

        return Trim(lines);
    }

    /// <summary>One line end, no invisible characters; a no-break space is a blank.</summary>
    public static string Normalise(string text)
    {
        var first = text.AsSpan().IndexOfAny(Unusual);
        if (first < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text, 0, first, text.Length);
        for (var index = first; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\r':
                    clean.Append(index + 1 < text.Length && text[index + 1] == '\n' ? "" : "\n");
                    break;
                case '\u00A0' or '\u202F' or '\u2007':
                    clean.Append(' ');
                    break;
                case '\u2028' or '\u2029' or '\u0085' or '\v' or '\f':
                    clean.Append('\n');
                    break;
                case '\n' or '\t':
                    clean.Append(text[index]);
                    break;
                case < ' ' or '\u007F' or '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060':
                    break;
                default:
                    clean.Append(text[index]);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>No blank lines at the ends, never two in a row outside of code.</summary>
    public static List<MailLine> Trim(List<MailLine> lines)
    {
        var kept = new List<MailLine>(lines.Count);
        foreach (var line in lines)
        {
            if (!line.IsBlank || (kept.Count > 0 && (!kept[^1].IsBlank || line.IsVerbatim)))
            {
                kept.Add(line.IsBlank ? line with { Text = "" } : line);
            }
        }

        while (kept.Count > 0 && kept[^1].IsBlank)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    /// <summary>The text of the lines.</summary>
    public static string Join(List<MailLine> lines) => string.Join('\n', lines.Select(line => line.Text));

    private static bool IsIndented(string line)
    {
        var indent = line.AsSpan().IndexOfAnyExcept(' ');
        return indent >= CodeIndent || line.StartsWith('\t') || (indent > 0 && indent < line.Length && line[indent] == '\t');
    }
}
