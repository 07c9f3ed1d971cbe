using System.IO.Compression;
using System.Xml;

namespace Assistant.Ingest.Sources;

/// <summary>Reads a sitemap or an index of sitemaps, compressed or not.</summary>
internal static class SitemapReader
{
    /// <summary>Reads one.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="XmlException">It is no XML.</exception>
    /// <exception cref="InvalidDataException">It is compressed, and broken.</exception>
    public static Sitemap Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using Stream text = bytes is [0x1F, 0x8B, ..] ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var pages = new List<string>();
        var sitemaps = new List<string>();
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
                (within == "sitemap" ? sitemaps : pages).Add(ReadLocation(reader));
            }
        }
        return new Sitemap(pages, sitemaps);
    }

    private static string ReadLocation(XmlReader reader)
    {
        using var content = reader.ReadSubtree();
        content.Read();
        return content.ReadElementContentAsString().Trim();
    }
}

/// <summary>What a sitemap names.</summary>
/// <param name="Pages">Addresses of pages.</param>
/// <param name="Sitemaps">Addresses of further sitemaps.</param>
internal sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps);
