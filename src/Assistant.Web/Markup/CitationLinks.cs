using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Assistant.Core.Conversations;

namespace Assistant.Web.Markup;

/// <summary>Turns <c>[n]</c> and <c>[n, m]</c> in an answer into links to the sources; never within code or links.</summary>
internal static partial class CitationMarks
{
    /// <summary>Replaces the marks in a rendered answer.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="citations">Its sources.</param>
    /// <param name="known">Whether these are all, so that another number is a mistake of the model.</param>
    public static void Apply(IHtmlElement body, IReadOnlyList<Citation> citations, bool known)
    {
        if (!known)
        {
            return;
        }

        foreach (var text in body.Descendants<IText>().Where(text => !IsQuotedVerbatim(text)).ToList())
        {
            if (Mark().IsMatch(text.Data))
            {
                text.Replace([.. Split(text, citations)]);
            }
        }
    }

    private static bool IsQuotedVerbatim(IText text) => text.ParentElement?.Closest("code, pre, a") is not null;

    private static IEnumerable<INode> Split(IText text, IReadOnlyList<Citation> citations)
    {
        var document = text.Owner!;
        var done = 0;
        foreach (Match match in Mark().Matches(text.Data))
        {
            yield return document.CreateTextNode(text.Data[done..match.Index]);
            foreach (var number in match.Groups[1].Value.Split(','))
            {
                yield return CreateMark(document, number.Trim(), citations);
            }

            done = match.Index + match.Length;
        }

        yield return document.CreateTextNode(text.Data[done..]);
    }

    private static IElement CreateMark(IDocument document, string number, IReadOnlyList<Citation> citations)
    {
        var citation = int.TryParse(number, out var n) ? citations.FirstOrDefault(source => source.N == n) : null;
        var address = SafeAddress.OrNull(citation?.Url);
        var mark = document.CreateElement(address is null ? "span" : "a");
        mark.TextContent = number;
        mark.ClassName = "cite";
        if (citation is null)
        {
            mark.ClassName = "cite cite-missing";
            mark.SetAttribute("title", $"The answer has no source {number}; the model made this number up.");
            return mark;
        }

        var supported = citation.Supported != false;
        mark.ClassName = supported ? "cite" : "cite cite-doubtful";
        var where = citation.Heading.Length > 0 ? $"{citation.Title} › {citation.Heading}" : citation.Title;
        mark.SetAttribute("title", supported ? where : $"{where} (does not hold all that the answer claims)");
        mark.SetAttribute("aria-label", $"Source {number}: {where}");
        if (address is not null)
        {
            mark.SetAttribute("href", address);
            mark.SetAttribute("target", "_blank");
            mark.SetAttribute("rel", "noopener");
        }

        return mark;
    }

    [GeneratedRegex(@"\[([0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*)\]")]
    private static partial Regex Mark();
}
