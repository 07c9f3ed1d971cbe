using System.Net;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading;

/// <summary>Reads a page whose tags are nested beyond what a parser can hold: its bare text, as one section.</summary>
internal static partial class UnparsablePage
{
    /// <summary>Reads it.</summary>
    public static ReadPage Read(string html)
    {
        var title = PageTitle.WithoutSite(WebUtility.HtmlDecode(Title().Match(html).Groups[1].Value));
        var text = InlineText.Fold(WebUtility.HtmlDecode(Tag().Replace(Invisible().Replace(html, " "), " ")));
        IReadOnlyList<Section> sections = text.Length > 0 ? [new Section([], null, [new Block(BlockKind.Paragraph, text)])] : [];
        return new ReadPage(title, null, sections, []);
    }

    // Non-backtracking: a hostile page cannot make them slow.
    [GeneratedRegex("<title[^>]*>([^<]*)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Title();

    [GeneratedRegex("<(script|style|head)[ >].*?</(script|style|head)>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Invisible();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
