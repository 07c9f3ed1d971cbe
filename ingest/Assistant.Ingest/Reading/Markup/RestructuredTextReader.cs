using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>
/// Reads reStructuredText by way of Markdown: headings, notes, code, roles, links, lists and grid tables keep their
/// meaning; directives that only a build can carry out (tables of contents, includes) are left out.
/// </summary>
internal static partial class RestructuredTextReader
{
    /// <summary>Reads a document.</summary>
    public static ReadPage Read(string text, string fallbackTitle, MarkdownReader markdown)
    {
        var lines = text.ReplaceLineEndings("\n").Replace("\t", "        ").Split('\n');
        var output = new StringBuilder();
        new RestructuredTextLines(output).Write(lines, string.Empty);
        return markdown.Read(output.ToString(), fallbackTitle);
    }

    /// <summary>A line with its roles, links and literals as Markdown has them.</summary>
    public static string Inline(string line)
    {
        var parts = line.Split("``");
        for (var index = 0; index < parts.Length; index += 2)
        {
            parts[index] = Reference().Replace(parts[index], "[^$1]");
            parts[index] = Substitution().Replace(Target().Replace(Named().Replace(Role().Replace(parts[index], RoleText), "$1"), "$1"), "$1");
        }
        return string.Join('`', parts);
    }

    private static string RoleText(Match role)
    {
        var text = role.Groups["text"].Value;
        var label = Label().Match(text) is { Success: true } named ? named.Groups[1].Value.Trim() : text.TrimStart('~', '!');
        return role.Groups["role"].Value switch
        {
            "ref" or "doc" or "term" or "abbr" or "any" or "numref" or "sup" or "sub" or "title" or "emphasis" or "strong" or "download" => label,
            "math" => $"${text}$",
            _ => $"`{label}`",
        };
    }

    [GeneratedRegex(@":(?<role>[a-zA-Z][\w+.:-]*):`(?<text>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(.+?)\s*<[^<>]*>$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"`([^`<]+?)\s*<[^`>]+>`__?", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"`([^`]+)`__?(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Target();

    [GeneratedRegex(@"\[#?(\w+)\]_(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\|([A-Za-z][\w -]*)\|_{0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Substitution();
}
