using System.Text.RegularExpressions;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes Markdown blocks of the plain text that people write in tickets: paragraphs, lists, code.</summary>
internal static partial class PlainBlocks
{
    /// <summary>The blocks of a text.</summary>
    public static IEnumerable<Block> Of(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[index]))
            {
                index++;
                continue;
            }

            var kind = KindOf(lines[index]);
            var end = EndOf(lines, index, kind);
            yield return kind == BlockKind.Code ? Code(lines[index..end]) : new Block(kind, string.Join('\n', lines[index..end].Select(line => line.TrimEnd())));
            index = end;
        }
    }

    private static int EndOf(string[] lines, int start, BlockKind kind)
    {
        if (Fence().IsMatch(lines[start]))
        {
            var close = Array.FindIndex(lines, start + 1, line => Fence().IsMatch(line));
            return close < 0 ? lines.Length : close + 1;
        }

        var end = start + 1;
        while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]) && !Fence().IsMatch(lines[end])
            && (KindOf(lines[end]) == kind || kind == BlockKind.List))
        {
            end++;
        }

        return end;
    }

    private static BlockKind KindOf(string line) =>
        Fence().IsMatch(line) ? BlockKind.Code
        : ListSign().IsMatch(line) ? BlockKind.List
        : Indented().IsMatch(line) ? BlockKind.Code
        : BlockKind.Paragraph;

    private static Block Code(string[] lines)
    {
        if (Fence().IsMatch(lines[0]))
        {
            lines = lines.Length > 1 && Fence().IsMatch(lines[^1]) ? lines[1..^1] : lines[1..];
        }

        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty(0).Min();
        var fence = lines.Any(line => line.Contains("```", StringComparison.Ordinal)) ? "````" : "```";
        return new Block(BlockKind.Code, $"{fence}\n{string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""))}\n{fence}");
    }

    [GeneratedRegex(@"^\s{0,3}```", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?:[-*•] |\d{1,2}[.)] | {2,6}(?:[-*•]|\d{1,2}[.)]) )", RegexOptions.CultureInvariant)]
    private static partial Regex ListSign();

    [GeneratedRegex(@"^(?: {2,}|\t| +\t)\S", RegexOptions.CultureInvariant)]
    private static partial Regex Indented();
}
