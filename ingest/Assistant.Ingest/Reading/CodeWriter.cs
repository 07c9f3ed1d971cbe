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
            var enter = false;
            if (node.NodeType == HtmlNodeType.Text)
            {
                text.Append(WebUtility.HtmlDecode(((HtmlTextNode)node).Text));
            }
            else if (node.Is("br"))
            {
                text.Append('\n');
            }
            else
            {
                enter = node.NodeType == HtmlNodeType.Element && !Boilerplate.IsNoise(node);
            }
            node = Next(node, pre, enter);
        }
        // A browser drops the first line end within pre; no-break blanks do not run in a shell.
        var code = text.Replace("\r\n", "\n").Replace('\u00A0', ' ').ToString();
        return code.TrimStart('\n').TrimEnd();
    }

    private static HtmlNode? Next(HtmlNode node, HtmlNode root, bool enter)
    {
        if (enter && node.FirstChild is { } child)
        {
            return child;
        }
        HtmlNode? at = node;
        while (at is not null && at != root && at.NextSibling is null)
        {
            at = at.ParentNode;
        }
        return at is null || at == root ? null : at.NextSibling;
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
