using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Reads a sitemap or an index of sitemaps, compressed or not.</summary>
internal static class SitemapReader
{
    /// <summary>The most addresses that one may name: the protocol's limit.</summary>
    public const int MaxEntries = 50_000;

    /// <summary>The largest one, in bytes after decompression: the protocol's limit.</summary>
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>Reads one; what stands before a fault in it counts.</summary>
    /// <param name="bytes">The file.</param>
    public static Sitemap Read(byte[] bytes)
    {
        var pages = new List<string>();
        var sitemaps = new List<string>();
        try
        {
            using var file = new MemoryStream(bytes, WithoutLeadingSpace(bytes), bytes.Length - WithoutLeadingSpace(bytes));
            using Stream text = bytes is [0x1F, 0x8B, ..] ? new BoundedStream(new GZipStream(file, CompressionMode.Decompress), MaxBytes) : file;
            if (IsPlainList(bytes))
            {
                ReadLines(text, pages);
            }
            else
            {
                ReadXml(text, pages, sitemaps);
            }
            return new Sitemap(pages, sitemaps, null);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or DecoderFallbackException)
        {
            return new Sitemap(pages, sitemaps, error.Message);
        }
    }

    private static void ReadXml(Stream text, List<string> pages, List<string> sitemaps)
    {
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var within = string.Empty;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.LocalName is "url" or "sitemap")
            {
                within = reader.LocalName;
            }
            else if (reader.LocalName == "loc" && reader.Prefix.Length == 0) // image:loc and the like name no page
            {
                Add(within == "sitemap" ? sitemaps : pages, ReadLocation(reader));
            }
        }
    }

    // A sitemap may also be a text file with an address a line.
    private static void ReadLines(Stream text, List<string> pages)
    {
        using var lines = new StreamReader(text);
        while (lines.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } address)
            {
                Add(pages, address);
            }
        }
    }

    private static void Add(List<string> entries, string entry)
    {
        if (entries.Count == MaxEntries)
        {
            throw new InvalidDataException($"it names more than {MaxEntries} addresses");
        }
        entries.Add(entry);
    }

    private static string ReadLocation(XmlReader reader)
    {
        using var content = reader.ReadSubtree();
        content.Read();
        return content.ReadElementContentAsString().Trim();
    }

    private static bool IsPlainList(ReadOnlySpan<byte> bytes) => bytes.TrimStart("\uFEFF \r\n\t"u8).StartsWith("http"u8);

    // XML allows nothing before its declaration; generators leave empty lines there.
    private static int WithoutLeadingSpace(ReadOnlySpan<byte> bytes) => bytes.Length - bytes.TrimStart(" \r\n\t"u8).Length;
}

/// <summary>What a sitemap names, as written.</summary>
/// <param name="Pages">Addresses of pages.</param>
/// <param name="Sitemaps">Addresses of further sitemaps.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps, string? Fault);
