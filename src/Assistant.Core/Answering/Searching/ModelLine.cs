namespace Assistant.Core.Answering.Searching;

/// <summary>Takes the line out of a model's reply that was asked for one line.</summary>
internal static class ModelLine
{
    /// <summary>The line; null where the reply is none, or has nothing to do with what it was made from.</summary>
    /// <param name="reply">What the model wrote; null for nothing.</param>
    /// <param name="from">The text that the line was to be made from: it must share a word with it.</param>
    /// <param name="longest">The most characters.</param>
    public static string? Of(string? reply, string from, int longest)
    {
        var line = reply?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(one => !one.StartsWith("```", StringComparison.Ordinal));
        line = line?.Trim('"', '“', '”', '*', '`', '#', ' ');
        return line is { Length: > 0 } && line.Length <= longest && ContentWords.Of(line).Intersect(ContentWords.Of(from)).Any() ? line : null;
    }
}
