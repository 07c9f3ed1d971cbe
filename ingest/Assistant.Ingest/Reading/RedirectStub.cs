using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace Assistant.Ingest.Reading;

/// <summary>Knows pages that only send the browser on, as generators leave them where a page was moved.</summary>
internal static partial class RedirectStub
{
    /// <summary>Where a <c>meta http-equiv=refresh</c> leads, as written; null for any other element, and for a page that reloads itself.</summary>
    public static string? TargetOf(HtmlNode meta) =>
        string.Equals(meta.Attribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase)
        && meta.Attribute("content") is { } content && Refresh().Match(content) is { Success: true } match
            ? match.Groups["target"].Value.Trim(' ', '\'', '"')
            : null;

    /// <summary>
    /// What such a page says. The target of a move within the site is read in its own right, so nothing is left; one that
    /// has left the site names its new place.
    /// </summary>
    public static IReadOnlyList<Section> Sections(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var elsewhere) && elsewhere.Scheme is "http" or "https"
            ? [new Section([], null, [new Block(BlockKind.Paragraph, $"This page has moved to {target}")])]
            : [];

    [GeneratedRegex(@"^\s*[0-5](\.\d+)?\s*[;,]\s*url\s*=\s*(?<target>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Refresh();
}
