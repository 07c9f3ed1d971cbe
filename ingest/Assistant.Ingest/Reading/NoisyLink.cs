using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Knows links that lead about the site: permalinks, "edit this page", the next page.</summary>
internal static partial class NoisyLink
{
    private const int LongestWords = 60;

    // A pager has few links and separators.
    private const int MostBeside = 20;

    /// <summary>Whether a link is one.</summary>
    public static bool Is(HtmlNode link)
    {
        var text = InlineText.Fold(link.InnerText);
        return (link.Attribute("href") is ['#', ..] && text is "¶" or "&para;" or "#" or "§" or "🔗" or "&#182;" or "↩" or "&#8617;" or "↩︎" or "^" or "↑")
            || (text.Length < LongestWords && (Control().IsMatch(text) || (Neighbour().IsMatch(text) && IsAlone(link))))
            || link.Attribute("rel") is "edit" or "prev" or "next";
    }

    // Within a sentence "next" is a word; a line of such links alone is a pager.
    private static bool IsAlone(HtmlNode link)
    {
        if (link.ParentNode is not { ChildNodes.Count: <= MostBeside } parent)
        {
            return false;
        }
        foreach (var beside in parent.ChildNodes)
        {
            if (beside.Name != "a" && beside.InnerText.Any(char.IsLetterOrDigit))
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex(@"^(edit (this page|on git(hub|lab)|this page on git(hub|lab))|suggest (an )?edits?|improve this page|(view|show)( page)? source( on git(hub|lab))?|skip to (main )?content|(back|return|jump) to (the )?top|report (an |a )?(issue|bug) (with|on|about) this page|print (this|entire) page|table of contents\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Control();

    [GeneratedRegex(@"^(&laquo;|&larr;|[«←‹<])?\s*(previous|prev|next|up)( page| section| chapter)?\s*(&raquo;|&rarr;|[»→›>])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Neighbour();
}
