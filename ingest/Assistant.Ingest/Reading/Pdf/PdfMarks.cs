using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Knows lines by what stands at their start or end.</summary>
internal static partial class PdfMarks
{
    /// <summary>Whether a line begins an item of a list.</summary>
    public static bool IsItem(string text) => Bullet().IsMatch(text) || Number().IsMatch(text);

    /// <summary>The line with its bullet as Markdown has it.</summary>
    public static string WithMarkdownBullet(string text) => Bullet().Replace(text, "- ");

    /// <summary>Whether a line is no text: a bullet that stands alone, or an entry of a table of contents.</summary>
    public static bool IsNoText(string text) => LoneBullet().IsMatch(text) || Leader().IsMatch(text);

    [GeneratedRegex(@"^[•◦▪‣∙●○–\uF0B7]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[•◦▪‣∙●○\uF0B7]$", RegexOptions.CultureInvariant)]
    private static partial Regex LoneBullet();

    [GeneratedRegex(@"^\d{1,2}[.)]\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:\.{5,}|(?:\. ){4,}\.?)\s*(?:\d{1,4}|[ivxlc]{1,7})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Leader();
}
