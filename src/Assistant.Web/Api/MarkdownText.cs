using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Web.Api;

/// <summary>Puts text that others wrote into a Markdown file, where it cannot pass for a part of the file.</summary>
internal static partial class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~&!";

    /// <summary>Text of any length and form as a quotation: whatever it opens, a heading or a fence, ends with the quotation.</summary>
    public static StringBuilder AppendQuoted(this StringBuilder file, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            file.Append('>').Append(line.Length > 0 ? " " : "").AppendLine(line);
        }

        return file.AppendLine();
    }

    /// <summary>Words within a line of the file: on one line, without meaning to Markdown.</summary>
    public static string Inline(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            line.Append(Special.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        return line.ToString();
    }

    /// <summary>An address between angle brackets, which nothing in it ends.</summary>
    public static string Address(string address) => $"<{Ending().Replace(address, match => Uri.EscapeDataString(match.Value))}>";

    [GeneratedRegex(@"[<>\s\p{C}]+")]
    private static partial Regex Ending();
}
