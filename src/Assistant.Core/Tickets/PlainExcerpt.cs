namespace Assistant.Core.Tickets;

/// <summary>Writes the Markdown of a ticket's passages as plain text, for places that show no Markdown.</summary>
internal static class PlainExcerpt
{
    /// <summary>The text without the fences around code; the code keeps its lines.</summary>
    public static string Of(string markdown)
    {
        var kept = new List<string>();
        foreach (var line in markdown.Split('\n').Where(line => !IsFence(line)).Select(line => line.TrimEnd()))
        {
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept).TrimEnd();
    }

    private static bool IsFence(string line)
    {
        var text = line.AsSpan().Trim();
        return (text.StartsWith("```") || text.StartsWith("~~~")) && text[3..].IndexOf('`') < 0;
    }
}
