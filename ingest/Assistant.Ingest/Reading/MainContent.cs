using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Chooses the element that holds a page's content.</summary>
internal static class MainContent
{
    /// <summary>
    /// What a generator marks as content; else the main part, or the one article that makes it up; else the only
    /// article; else what is left of the body once its navigation is out.
    /// </summary>
    public static HtmlNode Find(PageSurvey survey)
    {
        if (survey.Marked.Count > 0)
        {
            return survey.Marked[0];
        }
        if (survey.Mains.Count > 0)
        {
            var main = survey.Mains[^1]; // nested ones come later and are tighter
            var articles = survey.Articles.Where(article => article.IsBelow(main)).Take(2).ToList();
            return articles is [var only] && HasTitle(only) ? only : main;
        }
        return survey.Articles is [var article] ? article : ReadableContent.Find(survey.Body ?? survey.Root);
    }

    private static bool HasTitle(HtmlNode article) => article.Below().Any(node => node.Is("h1"));
}
