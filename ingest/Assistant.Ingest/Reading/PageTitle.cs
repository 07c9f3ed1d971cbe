using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Makes a page's title for pages whose content has no heading of the first level.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" - ", " — ", " – ", " | ", " · ", " :: ", " » "];

    /// <summary>A heading outside the content that the title element repeats; else the title element without the site's name.</summary>
    public static string Of(PageSurvey survey)
    {
        var element = InlineText.Fold(survey.Title ?? string.Empty);
        var heading = survey.Titles.Where(node => !IsInFurniture(node)).Select(InlineWriter.OneLine)
            .FirstOrDefault(text => text.Length > 0 && element.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return heading is null ? WithoutSite(element) : heading == element ? WithoutSpace(survey, heading) : heading;
    }

    /// <summary>The text without the site's name, which stands behind the last separator.</summary>
    public static string WithoutSite(string? title)
    {
        var text = InlineText.Fold(title ?? string.Empty);
        var end = Separators.Max(separator => text.LastIndexOf(separator, StringComparison.Ordinal));
        return end > 0 ? text[..end].TrimEnd() : text;
    }

    // An exported Confluence page is titled "Space : Page".
    private static string WithoutSpace(PageSurvey survey, string title) =>
        survey.Marked.Count > 0 && survey.Marked[0].HasClassName("wiki-content") && title.IndexOf(" : ", StringComparison.Ordinal) is > 0 and var colon
            ? title[(colon + 3)..]
            : title;

    private static bool IsInFurniture(HtmlNode node)
    {
        for (var parent = node.ParentNode; parent is not null; parent = parent.ParentNode)
        {
            if (parent.Name is "header" or "nav" or "aside" or "footer")
            {
                return true;
            }
        }
        return false;
    }
}
