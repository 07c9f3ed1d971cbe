using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Assistant.Ingest.Sources;

/// <summary>Turns the bytes of a page into text.</summary>
internal static partial class HtmlDecoding
{
    // Where a browser looks for the declaration.
    private const int HeadBytes = 4096;

    /// <summary>
    /// Decodes a page by its byte order mark, else the header's charset, else the page's own, else UTF-8. Where that cannot
    /// be right, as often after a move to another server, what the bytes themselves say decides.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? headerCharset)
    {
        var (marked, mark) = ByOrderMark(bytes);
        if (marked is not null)
        {
            return marked.GetString(bytes[mark..]);
        }
        var declared = ByName(headerCharset) ?? ByName(Declared(bytes)) ?? WithoutMark(bytes) ?? Encoding.UTF8;
        return declared is UTF8Encoding ? DecodeUtf8(bytes)
            // Text of another charset is valid UTF-8 all through by no chance.
            : declared.IsSingleByte && !Ascii.IsValid(bytes) && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
            : declared.GetString(bytes);
    }

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes) || IsMostlyRight(text))
        {
            return text;
        }
        var own = ByName(Declared(bytes));
        return (own is null or UTF8Encoding ? ByName("windows-1252")! : own).GetString(bytes);
    }

    // A broken character here and there is no other charset.
    private static bool IsMostlyRight(string text)
    {
        var broken = text.AsSpan().Count('\uFFFD');
        var good = 0;
        foreach (var character in text)
        {
            good += character > '\u007F' && character != '\uFFFD' ? 1 : 0;
        }
        return good > broken;
    }

    // UTF-16 without a mark: every other byte of the first tag is zero.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

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
        catch (Exception error) when (error is ArgumentException or NotSupportedException) // a name that nobody knows, or nobody should
        {
            return null;
        }
    }

    [GeneratedRegex(@"<meta[^>]{0,200}charset\s*=\s*[""']?\s*([A-Za-z0-9_:\-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
