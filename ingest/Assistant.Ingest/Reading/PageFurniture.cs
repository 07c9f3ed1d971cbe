using System.Collections.Frozen;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Takes out of a page of an unknown generator what only moves about in it: side bars, menus, pagers, banners, lists of links.</summary>
internal static partial class PageFurniture
{
    private const int MenuLinks = 4;

    private const int LongestStamp = 80;

    // A name alone is no proof: what is named so and still holds as much text as this is content.
    private const int LongText = 600;

    private static readonly FrozenSet<string> Words = new[]
    {
        "ads", "advert", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie", "cookies", "copyright", "crumbs", "footer", "gdpr", "masthead", "menu",
        "nav", "navbar", "navigation", "navi", "newsletter", "pager", "pagination", "promo", "related", "share", "sharing", "sidebar", "sidemenu", "skip",
        "social", "subnav", "toolbar", "topbar", "login", "search", "lastmod", "lastupdated",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes it out.</summary>
    public static void Remove(HtmlNode body, TextWeights weights)
    {
        var node = body.FirstChild;
        while (node is not null)
        {
            var isFurniture = node.NodeType == HtmlNodeType.Element && Is(node, weights);
            var next = node.Next(body, !isFurniture && node.FirstChild is not null);
            if (isFurniture)
            {
                node.Remove();
            }
            node = next;
        }
    }

    private static bool Is(HtmlNode node, TextWeights weights) =>
        node.Name is "div" or "ul" or "ol" or "table" or "section" or "p" or "td" or "header" or "dl" or "span"
        && !node.Below().Take(50).Any(below => below.Is("h1"))
        && ((node.HasAttributes && IsNamed(node) && weights.Running(node) < LongText) || IsMenu(node, weights) || IsStamp(node, weights));

    // "Last updated on 1 May 2026", which changes when the content does not.
    private static bool IsStamp(HtmlNode node, TextWeights weights) =>
        weights.Running(node) is > 0 and < LongestStamp && Stamp().IsMatch(InlineWriter.Plain(node));

    [GeneratedRegex(@"^(this )?(page |document )?(was )?(last|updated|modified)[ -](updated?|modified|modification|edited|changed|change|reviewed|on)\b.*\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    private static bool IsNamed(HtmlNode node) => HasWord(node.Attribute("class")) || HasWord(node.Attribute("id"));

    private static bool HasWord(string? names)
    {
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = names.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(" \t\r\n-_");
            if (lookup.Contains(end < 0 ? rest : rest[..end]))
            {
                return true;
            }
            rest = end < 0 ? default : rest[(end + 1)..];
        }
        return false;
    }

    // Many links and hardly a word beside them.
    private static bool IsMenu(HtmlNode node, TextWeights weights) =>
        node.Name is "ul" or "ol" or "div" or "table" or "p"
        && weights.Linked(node) > 4 * weights.Running(node)
        && node.Below().Count(below => below.Is("a")) >= MenuLinks;
}
