using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Ingest.Sources;

/// <summary>Turns the bytes of a page into text.</summary>
internal static partial class HtmlDecoding
{
    // Where a browser looks for the declaration.
    private const int HeadBytes = 4096;

    /// <summary>Decodes a page by its byte order mark, else the header's charset, else the page's own, else UTF-8.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? headerCharset)
    {
        var (encoding, mark) = ByOrderMark(bytes);
        encoding ??= ByName(headerCharset) ?? ByName(Declared(bytes)) ?? Encoding.UTF8;
        return encoding.GetString(bytes[mark..]);
    }

    private static (Encoding? Encoding, int Length) ByOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        // A page whose declaration could be read byte by byte is not in UTF-16, whatever it says.
        return Charset().Match(head) is { Success: true } match && !match.Groups[1].Value.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase)
            ? match.Groups[1].Value
            : null;
    }

    private static Encoding? ByName(string? name)
    {
        var plain = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(plain))
        {
            return null;
        }
        // As browsers do: what calls itself Latin-1 is Windows-1252.
        plain = plain is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" ? "windows-1252" : plain;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(plain) ?? Encoding.GetEncoding(plain);
        }
        catch (ArgumentException) // a name that nobody knows
        {
            return null;
        }
    }

    [GeneratedRegex(@"<meta[^>]{0,200}charset\s*=\s*[""']?\s*([A-Za-z0-9_:\-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
