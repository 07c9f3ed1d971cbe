using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Syntax;

namespace Assistant.Ingest.Reading.Markup;

/// <summary>Keeps the file name that a fence of code gives: <c>title="job.sh"</c>.</summary>
internal static partial class CodeTitles
{
    /// <summary>Puts it before the code as generators show it.</summary>
    public static void Insert(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<FencedCodeBlock>().ToList())
        {
            if (code.Parent is { } parent && Title().Match($"{code.Info} {code.Arguments}") is { Success: true } match)
            {
                var label = new HtmlBlock(null) { Type = HtmlBlockType.NonInterruptingBlock };
                label.Lines = new StringLineGroup($"<span class=\"filename\">{System.Net.WebUtility.HtmlEncode(match.Groups["title"].Value)}</span>");
                parent.Insert(parent.IndexOf(code), label);
            }
        }
    }

    [GeneratedRegex(@"\b(?:title|filename)=(?<quote>[""'])(?<title>.+?)\k<quote>", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
