using System.Text.RegularExpressions;

namespace Assistant.Ingest.Chunking;

/// <summary>Cuts the Markdown of a list or quotation into parts that read on their own.</summary>
internal static partial class MarkdownLines
{
    /// <summary>Lines, fenced blocks and tables in order, each with what stands before it.</summary>
    public static IEnumerable<(string Text, string Glue)> Parts(string text)
    {
        var lines = text.Split('\n');
        var glue = ChunkUnit.BlockGlue;
        for (var index = 0; index < lines.Length;)
        {
            if (IsBlank(lines[index]))
            {
                glue += lines[index] + "\n";
                index++;
                continue;
            }
            var end = EndOfPart(lines, index);
            yield return (string.Join('\n', lines[index..end]), glue);
            glue = "\n";
            index = end;
        }
    }

    /// <summary>
    /// The line that closes a part's fence: indentation and quotation signs as at its start, list signs as blanks; null
    /// where the part is no code.
    /// </summary>
    public static string? FenceOf(string part)
    {
        var match = Fence().Match(part);
        return match.Success ? ListSign().Replace(match.Groups[1].Value, sign => new string(' ', sign.Length)) + match.Groups[2].Value : null;
    }

    /// <summary>The language that a part's fence names; empty where it names none.</summary>
    public static string LanguageOf(string opening) => opening[Fence().Match(opening).Length..];

    /// <summary>Whether a part is a table.</summary>
    public static bool IsTable(string part) => TableRow().IsMatch(part) && part.Contains('\n');

    private static int EndOfPart(string[] lines, int start)
    {
        if (FenceOf(lines[start]) is { } fence)
        {
            var close = Array.FindIndex(lines, start + 1, line => line.TrimEnd() == fence);
            return close < 0 ? lines.Length : close + 1;
        }
        var end = start + 1;
        while (TableRow().IsMatch(lines[start]) && end < lines.Length && TableRow().IsMatch(lines[end]))
        {
            end++;
        }
        return end;
    }

    private static bool IsBlank(string line) => line.AsSpan().Trim(" >").IsEmpty;

    [GeneratedRegex(@"^((?:[ >]|- |\d+\. )*)(`{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^ >]")]
    private static partial Regex ListSign();

    [GeneratedRegex(@"^[ >]*\|")]
    private static partial Regex TableRow();
}
