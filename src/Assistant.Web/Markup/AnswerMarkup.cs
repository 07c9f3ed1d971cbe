using Assistant.Web.Chat;

namespace Assistant.Web.Markup;

/// <summary>Makes the HTML of an answer: its citation marks open their sources, and unsupported sentences are marked.</summary>
internal static class AnswerMarkup
{
    /// <summary>The HTML of an answer's text so far.</summary>
    public static string Render(AnswerView view)
    {
        var body = MarkdownMarkup.Parse(view.Record.Text);
        SentenceMarks.Apply(body, view.Checks);
        if (view.SourcesKnown)
        {
            CitationLinks.Apply(body, view.Record);
        }

        return body.InnerHtml;
    }
}
