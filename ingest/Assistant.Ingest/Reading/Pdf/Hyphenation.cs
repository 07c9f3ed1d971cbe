using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Reading.Pdf;

/// <summary>Joins lines, and words that were parted at a line's end; a hyphen that the document writes elsewhere stays.</summary>
internal sealed partial class Hyphenation
{
    private readonly HashSet<string> _hyphenated;

    /// <summary>Learns which words of a document are written with a hyphen.</summary>
    public Hyphenation(List<PdfPage> pages) =>
        _hyphenated = pages.SelectMany(page => page.Lines)
            .SelectMany(line => HyphenatedWord().Matches(line.Text).Select(match => match.Value.ToLowerInvariant()))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The lines as running text.</summary>
    public string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length == 0)
            {
                text.Append(line);
            }
            else if (Parted().Match(text.ToString(Math.Max(0, text.Length - 60), Math.Min(60, text.Length))) is { Success: true } start && Beginning().Match(line) is { Success: true } end)
            {
                var isWritten = _hyphenated.Contains($"{start.Groups[1].Value}-{end.Value}".ToLowerInvariant());
                text.Length -= isWritten ? 0 : 1;
                text.Append(line);
            }
            else
            {
                text.Append(' ').Append(line);
            }
        }
        return text.ToString();
    }

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)+", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenatedWord();

    [GeneratedRegex(@"(\p{L}+)[-\u00AD\u2010]$", RegexOptions.CultureInvariant)]
    private static partial Regex Parted();

    [GeneratedRegex(@"^\p{Ll}+", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
