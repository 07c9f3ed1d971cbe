using System.Text.RegularExpressions;
using Assistant.Ingest.Chunking;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Reads plain text: lines that are underlined are headings, the rest is paragraphs, lists and indented code.</summary>
internal static partial class PlainTextReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">It.</param>
    /// <param name="fallbackTitle">Its title where it does not begin with a heading.</param>
    public static ReadPage Read(string text, string fallbackTitle)
    {
        var lines = text.ReplaceLineEndings("\n").Replace("\t", "    ").Split('\n');
        var outline = new TextOutline();
        var start = 0;
        for (var index = 0; index + 1 < lines.Length; index++)
        {
            if (!IsHeading(lines, index))
            {
                continue;
            }
            outline.Add(BlocksOf(lines[start..WithoutOverline(lines, start, index)]));
            outline.Start(lines[index].Trim(), lines[index + 1][0]);
            start = index + 2;
            index++;
        }
        outline.Add(BlocksOf(lines[Math.Min(start, lines.Length)..]));
        return new ReadPage(outline.Title ?? fallbackTitle, null, outline.Build(), []);
    }

    private static IEnumerable<Block> BlocksOf(string[] lines) => PlainBlocks.Of(string.Join('\n', lines));

    private static bool IsHeading(string[] lines, int index) =>
        lines[index].Trim() is { Length: > 0 and <= 120 } title
        && Underline().IsMatch(lines[index + 1]) && lines[index + 1].TrimEnd().Length >= Math.Min(title.Length, 4)
        && !Underline().IsMatch(lines[index])
        && (index == 0 || lines[index - 1].Trim().Length == 0 || Underline().IsMatch(lines[index - 1]));

    private static int WithoutOverline(string[] lines, int start, int index) =>
        index > start && Underline().IsMatch(lines[index - 1]) ? index - 1 : index;

    [GeneratedRegex(@"^([=\-~^*#""'`+.:_])\1{2,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();
}
