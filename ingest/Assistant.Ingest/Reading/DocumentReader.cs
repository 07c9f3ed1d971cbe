using System.Globalization;
using System.Text;
using Assistant.Ingest.Reading.Markup;
using Assistant.Ingest.Reading.Pdf;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Reading;

/// <summary>Reads a file of any format. Safe to use from several threads.</summary>
internal sealed class DocumentReader(HtmlReader html)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly MarkdownReader _markdown = new(html);

    /// <summary>Reads a file.</summary>
    /// <param name="format">How it is written.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="path">Its path in its folder, for a title where it names none.</param>
    /// <param name="cancellationToken">Ends the reading of a long file.</param>
    /// <exception cref="UnreadableDocumentException">It cannot be read.</exception>
    public ReadPage Read(DocumentFormat format, byte[] bytes, string path, CancellationToken cancellationToken) => format switch
    {
        DocumentFormat.Html => Titled(html.Read(HtmlDecoding.Decode(bytes, null)), TitleOf(path)),
        DocumentFormat.Markdown => _markdown.Read(Text(bytes), TitleOf(path)),
        DocumentFormat.RestructuredText => RestructuredTextReader.Read(Text(bytes), TitleOf(path), _markdown),
        DocumentFormat.Pdf => PdfReader.Read(bytes, TitleOf(path), cancellationToken),
        _ => PlainTextReader.Read(Text(bytes), TitleOf(path)),
    };

    /// <summary>Whether a file that should be text is none: it holds bytes that no text has.</summary>
    public static bool IsBinary(DocumentFormat format, ReadOnlySpan<byte> bytes) =>
        format != DocumentFormat.Pdf && bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && bytes[..Math.Min(bytes.Length, 8192)].Contains((byte)0);

    private static ReadPage Titled(ReadPage page, string title) => page.Title.Length > 0 ? page : page with { Title = title };

    private static string Text(byte[] bytes)
    {
        try
        {
            return bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? HtmlDecoding.Decode(bytes, null) : StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return HtmlDecoding.Decode(bytes, "windows-1252");
        }
    }

    // "storage/gpu-quick_start.md" is "Gpu quick start"; "storage/index.md" is "Storage".
    private static string TitleOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var isIndex = name.Equals("index", StringComparison.OrdinalIgnoreCase) || name.Equals("_index", StringComparison.OrdinalIgnoreCase) || name.Equals("readme", StringComparison.OrdinalIgnoreCase);
        name = isIndex && Path.GetFileName(Path.GetDirectoryName(path)) is { Length: > 0 } folder ? folder : name;
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? path : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
