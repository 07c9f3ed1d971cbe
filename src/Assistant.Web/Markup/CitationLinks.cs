using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Assistant.Core.Answering.Citations;
using Assistant.Core.Conversations;

namespace Assistant.Web.Markup;

/// <summary>Turns the citations of an answer, as the engine reads them, into links to its sources; never within code or links.</summary>
internal static class CitationLinks
{
    /// <summary>Replaces the marks in a rendered answer.</summary>
    /// <param name="body">The answer's text.</param>
    /// <param name="answer">The answer; its sources are known.</param>
    public static void Apply(IHtmlElement body, AnswerRecord answer)
    {
        foreach (var text in body.Descendants<IText>().Where(text => !IsQuotedVerbatim(text)).ToList())
        {
            var marks = CitationMarks.FindAll(text.Data);
            if (marks.Count > 0)
            {
                text.Replace([.. Split(text, marks, answer)]);
            }
        }
    }

    private static bool IsQuotedVerbatim(IText text) => text.ParentElement?.Closest("code, pre, a") is not null;

    private static IEnumerable<INode> Split(IText text, IReadOnlyList<CitationMark> marks, AnswerRecord answer)
    {
        var document = text.Owner!;
        var done = 0;
        foreach (var mark in marks)
        {
            yield return document.CreateTextNode(text.Data[done..mark.Start]);
            foreach (var number in mark.Numbers)
            {
                yield return answer.Citations.FirstOrDefault(source => source.N == number) is { } citation
                    ? CreateLink(document, citation)
                    : CreateMissing(document, number, answer.HiddenSources > 0);
            }

            done = mark.Start + mark.Length;
        }

        yield return document.CreateTextNode(text.Data[done..]);
    }

    private static IElement CreateMissing(IDocument document, int number, bool mayBeHidden)
    {
        var mark = Create(document, "span", number, mayBeHidden ? "cite cite-hidden" : "cite cite-missing");
        var words = mayBeHidden ? $"Source {number} is not visible to you." : $"The answer has no source {number}; the model made this number up.";
        mark.SetAttribute("title", words);
        return mark;
    }

    private static IElement CreateLink(IDocument document, Citation citation)
    {
        var address = SafeAddress.OrNull(citation.Url);
        var supported = citation.Supported != false;
        var mark = Create(document, address is null ? "span" : "a", citation.N, supported ? "cite" : "cite cite-doubtful");
        var where = citation.Heading.Length > 0 ? $"{citation.Title} › {citation.Heading}" : citation.Title;
        mark.SetAttribute("title", supported ? where : $"{where} (does not hold all that the answer claims)");
        mark.SetAttribute("aria-label", $"Source {citation.N}: {where}");
        if (address is not null)
        {
            mark.SetAttribute("href", address);
            mark.SetAttribute("target", "_blank");
            mark.SetAttribute("rel", "noopener");
        }

        return mark;
    }

    private static IElement Create(IDocument document, string name, int number, string classes)
    {
        var mark = document.CreateElement(name);
        mark.TextContent = number.ToString(CultureInfo.InvariantCulture);
        mark.ClassName = classes;
        return mark;
    }
}
