namespace Assistant.Ingest.Reading;

/// <summary>Makes a page's title from its title element, for pages without a heading of the first level.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" - ", " — ", " – ", " | ", " · ", " :: ", " » "];

    /// <summary>The text without the site's name, which stands behind the last separator.</summary>
    public static string WithoutSite(string? title)
    {
        var text = InlineText.Fold(title ?? string.Empty);
        var end = Separators.Max(separator => text.LastIndexOf(separator, StringComparison.Ordinal));
        return end > 0 ? text[..end].TrimEnd() : text;
    }
}
