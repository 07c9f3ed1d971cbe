namespace Assistant.Core.Database.Columns;

/// <summary>Makes patterns for SQL's LIKE out of what people type, taken literally.</summary>
internal static class LikePattern
{
    /// <summary>The escape character of the patterns.</summary>
    public const string Escape = "\\";

    /// <summary>Matches lower-case text that holds <paramref name="text"/>, without regard to its case.</summary>
    public static string Containing(string text)
    {
        var literal = StorableText.Clean(text.Trim()).ToLowerInvariant()
            .Replace(Escape, @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return $"%{literal}%";
    }
}
