using System.Text.RegularExpressions;
using Assistant.Core.Privacy;
using Assistant.Ingest.Reading;
using HtmlAgilityPack;

namespace Assistant.Ingest.Tickets.Mail;

/// <summary>Reads the HTML of a mail as lines of text.</summary>
internal static partial class MailHtml
{
    // Beyond a few thousand unclosed tags the parser recurses until the stack ends.
    private const int MaxNesting = 500;

    // In characters: the parser takes time with the square of it for lists within lists that are never closed.
    private const int LongestParsed = 500_000;

    /// <summary>Whether a body is HTML. A lone <c>&lt;jobid&gt;</c> or <c>&lt;stdio.h&gt;</c> makes none.</summary>
    public static bool IsHtml(string body) => Tags().IsMatch(body);

    /// <summary>The lines of a body, without what mail programs mark as quoted or as signature, unless nothing else is there.</summary>
    public static List<MailLine> Read(string body, TimeBudget? budget = null)
    {
        var html = JournalCode().Replace(MailText.Normalise(Conditional().Replace(body, "")), "");
        html = html.Length > LongestParsed ? InlinePictures.Remove(html) : html;
        var document = new HtmlDocument { OptionMaxNestedChildNodes = MaxNesting };
        if (html.Length > LongestParsed || !TryLoad(document, html))
        {
            return MailText.Read(string.Join('\n', UnparsablePage.Read(html).Sections.SelectMany(section => section.Blocks).Select(block => block.Text)));
        }

        budget?.Check();
        var noise = HtmlNoise.Find(document.DocumentNode, budget);
        var lines = HtmlLines.Write(document.DocumentNode, noise.Contains, budget);
        return lines.Exists(line => line.HasWords) ? lines : HtmlLines.Write(document.DocumentNode, _ => false, budget);
    }

    // The parser reports too deep nesting with a bare Exception; nothing else can fail on text in memory.
    private static bool TryLoad(HtmlDocument document, string html)
    {
        try
        {
            document.LoadHtml(html);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"</(?:html|body|div|p|span|table|td|pre|ul|ol|li|blockquote|font|a|b|i|u|strong|em|code|tt|style|h[1-6])\s{0,3}>|<br\s{0,3}/?>|<!doctype html|<html[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    // <![if !supportLists]> … <![endif]>: shown everywhere, only the marks go. Hidden ones are comments to the parser.
    [GeneratedRegex(@"<!\[(?:if [^\]]{0,200}|endif)\]>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    // ServiceNow's journals hold HTML between these.
    [GeneratedRegex(@"\[/?code\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JournalCode();
}
