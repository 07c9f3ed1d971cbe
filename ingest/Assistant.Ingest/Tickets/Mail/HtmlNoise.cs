using System.Text.RegularExpressions;
using Assistant.Core.Privacy;
using Assistant.Ingest.Reading;
using HtmlAgilityPack;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Finds the elements that mail programs and notification templates mark: quoted mails, signatures, banners.</summary>
internal static partial class HtmlNoise
{
    // A real signature or banner is short; a longer element of that name holds the mail.
    private const int LongestSignature = 1200;
    private const int LongestBanner = 160;

    /// <summary>The elements to leave out.</summary>
    /// <exception cref="TimeBudgetException">The budget is used up.</exception>
    public static HashSet<HtmlNode> Find(HtmlNode root, TimeBudget? budget)
    {
        var found = new HashSet<HtmlNode>();
        foreach (var node in root.Below().Where(node => node.NodeType == HtmlNodeType.Element))
        {
            budget?.Step();
            if (IsQuote(node) || IsSignature(node) || IsBanner(node) || IsFieldTable(node))
            {
                found.Add(node);
            }
            else if (!found.Contains(node) && BeginsQuote(node))
            {
                AddWithFollowing(node, found);
            }
        }

        return found;
    }

    private static bool IsQuote(HtmlNode node) =>
        (node.Is("blockquote") && node.Attribute("type")?.Equals("cite", StringComparison.OrdinalIgnoreCase) == true)
        || (HasClass(node, QuoteClass()) && !Forwarded().IsMatch(node.InnerText));

    // Outlook marks where the answered mail begins; all that follows belongs to it.
    private static bool BeginsQuote(HtmlNode node) =>
        node.Attribute("id") is "divRplyFwdMsg" or "appendonsend" or "OLK_SRC_BODY_SECTION" or "mail-editor-reference-message-container"
        || HasClass(node, QuoteStart())
        || (node.Is("div") && TopBorder().IsMatch(node.Attribute("style") ?? "") && MailHead().IsMatch(node.InnerText));

    private static bool IsSignature(HtmlNode node) =>
        (HasClass(node, SignatureClass()) || SignatureId().IsMatch(node.Attribute("id") ?? ""))
        && node.InnerText.Length < LongestSignature && !node.Below().Any(below => below.Is("pre"));

    private static bool IsBanner(HtmlNode node) => HasClass(node, BannerClass()) && node.InnerText.Trim().Length < LongestBanner;

    private static bool IsFieldTable(HtmlNode node) =>
        node.Is("table") && !node.Below().Any(below => below.Is("table"))
        && NotificationTable.IsOne([.. node.Below().Where(below => below.Is("tr")).Select(row => HtmlEntity.DeEntitize(row.ChildElements().FirstOrDefault()?.InnerText ?? ""))]);

    // All that follows in the document, however the mark itself is wrapped.
    private static void AddWithFollowing(HtmlNode node, HashSet<HtmlNode> found)
    {
        found.Add(node);
        for (HtmlNode? level = node; level is not null && !level.Is("body"); level = level.ParentNode)
        {
            for (var next = level.NextSibling; next is not null && found.Add(next); next = next.NextSibling)
            {
            }
        }
    }

    private static bool HasClass(HtmlNode node, Regex names)
    {
        foreach (var name in node.ClassNames())
        {
            if (names.IsMatch(name))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^(?:gmail_(?:quote(?:_container)?|attr|extra)|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|moz-cite-prefix|OutlookMessageHeader|moz-forward-container-quote)$", RegexOptions.CultureInvariant)]
    private static partial Regex QuoteClass();

    [GeneratedRegex("^(?:x_)?(?:divRplyFwdMsg|OutlookMessageHeader|cf_reply)$", RegexOptions.CultureInvariant)]
    private static partial Regex QuoteStart();

    [GeneratedRegex("^(?:x_)?(?:gmail_signature(?:_prefix)?|moz-signature|e?mail-?signature|signature|sig|ms-outlook-mobile-signature|protonmail_signature_block.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureClass();

    [GeneratedRegex("^(?:x_)?(?:Signature|ms-outlook-mobile-signature|AppleMailSignature)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureId();

    [GeneratedRegex("^(?:banner|preheader|mail-?header|email-?header|logo|masthead)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BannerClass();

    [GeneratedRegex(@"border-top:\s?solid|border:none;\s?border-top", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TopBorder();

    [GeneratedRegex(@"^\s*(?:From|Von|De|Da|Van):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MailHead();

    [GeneratedRegex(@"^\s*(?:-{2,}\s?)?(?:Begin )?(?:forwarded message|weitergeleitete nachricht)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forwarded();
}
