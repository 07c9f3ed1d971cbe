namespace Assistant.Core.Answering.Quoting;

/// <summary>Shortens a passage for a quotation: at the end of a line or sentence, blocks of code whole or closed.</summary>
internal static class PassageExcerpt
{
    /// <summary>The beginning of the passage, of about so many characters.</summary>
    public static string Cut(string markdown, int length)
    {
        var text = markdown.Trim();
        if (text.Length <= length)
        {
            return text;
        }

        var kept = new List<string>();
        var used = 0;
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            // Code may run over by half: half a command helps nobody.
            if (used + line.Length > (fence is null ? length : length * 3 / 2))
            {
                if (fence is null && FirstSentences(line, length - used) is { Length: > 0 } part)
                {
                    kept.Add(part);
                }

                break;
            }

            kept.Add(line);
            used += line.Length + 1;
            fence = FenceAfter(line, fence);
        }

        if (fence is not null)
        {
            kept.Add(fence);
        }

        return string.Join('\n', kept).TrimEnd() + "\n\n…";
    }

    private static string? FenceAfter(string line, string? open)
    {
        var trimmed = line.TrimStart();
        var mark = trimmed.StartsWith("```", StringComparison.Ordinal) ? "```" : trimmed.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;
        return (open, mark) switch
        {
            (null, not null) => mark,
            (not null, not null) when open == mark => null,
            _ => open,
        };
    }

    private static string FirstSentences(string line, int room)
    {
        if (room <= 0 || line.TrimStart().StartsWith('|'))
        {
            return "";
        }

        var end = line.LastIndexOf(". ", Math.Min(room, line.Length - 1), StringComparison.Ordinal);
        if (end > 0)
        {
            return line[..(end + 1)];
        }

        var blank = line.LastIndexOf(' ', Math.Min(room, line.Length - 1));
        return blank > 0 ? line[..blank] + " …" : "";
    }
}
