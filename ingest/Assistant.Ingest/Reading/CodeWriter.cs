using System.Net;
using System.Text;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes preformatted text as a fenced block, character by character as it stands.</summary>
internal static class CodeWriter
{
    /// <summary>The fenced block of a <c>pre</c> element; empty where it holds nothing.</summary>
    public static string Write(HtmlNode pre)
    {
        var code = TextOf(pre);
        if (string.IsNullOrWhiteSpace(code))
        {
            return string.Empty;
        }
        var fence = new string('`', Math.Max(3, LongestRunOfBackticks(code) + 1));
        return $"{fence}{CodeLanguage.Of(pre)}\n{code}\n{fence}";
    }

    private static string TextOf(HtmlNode pre)
    {
        var text = new StringBuilder();
        var node = pre.FirstChild;
        while (node is not null)
        {
            var isRead = node.NodeType == HtmlNodeType.Element && !Boilerplate.IsNoise(node);
            if (node.Name == "br" || (isRead && IsLine(node)) || (node.PreviousSibling is { } before && IsLine(before)))
            {
                EndLine(text, node);
            }
            if (node.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)node).Text));
            }
            node = node.Next(pre, isRead && node.FirstChild is not null);
        }
        // A browser drops the first line end within pre; no-break blanks do not run in a shell.
        var code = text.Replace("\r\n", "\n").Replace('\u00A0', ' ').ToString();
        return code.TrimStart('\n').TrimEnd();
    }

    // Some highlighters make an element of each line, with or without a line end in it.
    private static bool IsLine(HtmlNode node) => node.Name is "div" or "p" or "li" or "tr";

    private static void EndLine(StringBuilder text, HtmlNode node)
    {
        var hasEnded = text.Length == 0 || text[^1] == '\n' || node is HtmlTextNode { Text: ['\n', ..] or ['\r', ..] };
        if (node.Name == "br" || !hasEnded)
        {
            text.Append('\n');
        }
    }

    private static int LongestRunOfBackticks(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in code)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
