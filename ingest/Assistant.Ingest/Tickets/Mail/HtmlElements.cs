using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Web;
using Assistant.Ingest.Reading;
using HtmlAgilityPack;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>What the elements of a mail are.</summary>
internal static partial class HtmlElements
{
    private static readonly FrozenSet<string> Invisible = Set("head style script title meta link base xml object embed applet iframe noscript template img svg map area audio video input button select option textarea");

    private static readonly FrozenSet<string> Inline = Set(
        "a abbr acronym b bdi bdo big center cite code col colgroup data del dfn em font form i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr o:p st1:place");

    private static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body caption dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul");

    /// <summary>Whether nothing of it is seen.</summary>
    public static bool IsInvisible(HtmlNode node) =>
        Invisible.Contains(node.Name)
        || (node.Name.Contains(':') && node.Name is not "o:p" && OfficeElement().IsMatch(node.Name))
        || Hidden().IsMatch(node.Attribute("style") ?? "")
        || node.Attributes.Contains("hidden");

    /// <summary>Whether it stands on lines of its own.</summary>
    public static bool IsBlock(string name) => Block.Contains(name);

    /// <summary>Whether it is HTML at all.</summary>
    public static bool IsKnown(string name) => Block.Contains(name) || Inline.Contains(name) || name.Contains(':') || name.StartsWith('!') || name.StartsWith('?');

    /// <summary>Whether a table holds data; one that only arranges a page is read cell by cell.</summary>
    public static bool IsData(HtmlNode table) =>
        !table.Below().Any(below => below.Name is "table" or "pre" or "ul" or "ol" or "blockquote")
        && table.Below().Any(below => below.Is("tr") && below.ChildElements().Count(cell => cell.Name is "td" or "th" && !string.IsNullOrWhiteSpace(HtmlEntity.DeEntitize(cell.InnerText))) > 1);

    /// <summary>Where a link leads; null for anything but the web.</summary>
    public static string? Target(HtmlNode link)
    {
        var address = link.Attribute("href");
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        // Outlook wraps links; what was meant stands in them.
        return uri.Host.EndsWith(".safelinks.protection.outlook.com", StringComparison.OrdinalIgnoreCase)
            && HttpUtility.ParseQueryString(uri.Query)["url"] is { Length: > 0 } meant ? meant : address;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("^(?:v|w|m|o|st1|x):", RegexOptions.CultureInvariant)]
    private static partial Regex OfficeElement();

    [GeneratedRegex(@"display\s?:\s?none|visibility\s?:\s?hidden|mso-hide\s?:\s?all|font-size\s?:\s?0(?:px|pt)?\s?(?:;|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
