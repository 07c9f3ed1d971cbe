using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Writes out what an abbreviation stands for where a page uses it first, as a reader sees it in a tip.</summary>
internal static class Abbreviations
{
    /// <summary>Adds the long forms to the tree.</summary>
    public static void Expand(IReadOnlyList<HtmlNode> abbreviations, HtmlNode content)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var abbreviation in abbreviations.Where(abbreviation => abbreviation.IsBelow(content)))
        {
            if (abbreviation.Attribute("title") is { Length: > 0 } title && known.Add(title) && !abbreviation.InnerText.Contains(title, StringComparison.OrdinalIgnoreCase))
            {
                abbreviation.AppendChild(abbreviation.OwnerDocument.CreateTextNode(System.Net.WebUtility.HtmlEncode($" ({title})")));
            }
        }
    }
}
