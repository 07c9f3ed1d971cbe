using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Assistant.Core.Answering;

namespace Assistant.Web.Markup;

/// <summary>Marks the sentences of an answer that hold something its sources do not.</summary>
internal static class SentenceMarks
{
    private const string Blocks = "p, li, td, th, h1, h2, h3, h4, h5, h6, pre";

    /// <summary>Marks each sentence where it first stands; one that is not found is left to the list below the answer.</summary>
    public static void Apply(IHtmlElement body, IReadOnlyList<SentenceChecked> checks)
    {
        foreach (var check in checks)
        {
            var sought = Squeeze(MarkdownMarkup.PlainText(check.Sentence)).Text;
            if (sought.Length == 0)
            {
                continue;
            }

            foreach (var block in body.QuerySelectorAll(Blocks))
            {
                if (TryMark(block, sought, check))
                {
                    break;
                }
            }
        }
    }

    private static bool TryMark(IElement block, string sought, SentenceChecked check)
    {
        var texts = block.Descendants<IText>().ToList();
        var (squeezed, places) = Squeeze(string.Concat(texts.Select(text => text.Data)));
        var at = squeezed.IndexOf(sought, StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var (from, to) = (places[at], places[at + sought.Length - 1] + 1);
        var start = 0;
        foreach (var text in texts)
        {
            var end = start + text.Data.Length;
            if (start < to && end > from)
            {
                Wrap(text, Math.Max(from - start, 0), Math.Min(to, end) - start, check);
            }

            start = end;
        }

        return true;
    }

    private static void Wrap(IText text, int from, int to, SentenceChecked check)
    {
        var document = text.Owner!;
        var mark = document.CreateElement("mark");
        mark.ClassName = "unsupported";
        mark.SetAttribute("title", $"Not in the cited sources: {string.Join(", ", check.Unsupported)}");
        mark.TextContent = text.Data[from..to];
        text.Replace(document.CreateTextNode(text.Data[..from]), mark, document.CreateTextNode(text.Data[to..]));
    }

    // Blanks differ between a sentence and its rendering; the rest must be equal. Places lead back to the original.
    private static (string Text, List<int> Places) Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsWhiteSpace(text[index]))
            {
                squeezed.Append(text[index]);
                places.Add(index);
            }
        }

        return (squeezed.ToString(), places);
    }
}
