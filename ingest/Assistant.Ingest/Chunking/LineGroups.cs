namespace Assistant.Ingest.Chunking;

/// <summary>Fills groups of lines up to a number of tokens.</summary>
internal static class LineGroups
{
    /// <summary>The lines in order, joined; a line that is larger than the room is a group of its own.</summary>
    public static IEnumerable<string> Pack(TokenCounter counter, IEnumerable<string> lines, int room)
    {
        var group = new List<string>();
        var used = 0;
        foreach (var line in lines)
        {
            var tokens = counter.Count(line) + 1; // and the line end
            if (group.Count > 0 && used + tokens > room)
            {
                yield return string.Join('\n', group);
                group.Clear();
                used = 0;
            }
            group.Add(line);
            used += tokens;
        }
        if (group.Count > 0)
        {
            yield return string.Join('\n', group);
        }
    }
}
