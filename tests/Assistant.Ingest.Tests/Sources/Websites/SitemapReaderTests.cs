using System.IO.Compression;
using System.Text;
using Assistant.Ingest.Sources.Websites;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class SitemapReaderTests
{
    private const string Two = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> https://x.org/a </loc></url><url><loc>https://x.org/b?x=1&amp;y=2</loc></url></urlset>";

    [Theory]
    [InlineData(Two)]
    [InlineData("\n\n <?xml version='1.0' encoding='UTF-8'?>" + Two)]
    [InlineData("https://x.org/a\nhttps://x.org/b?x=1&y=2\n")]
    public void Read_OfXmlOrLines_NamesThePages(string text)
    {
        var sitemap = SitemapReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["https://x.org/a", "https://x.org/b?x=1&y=2"], sitemap.Pages);
        Assert.Null(sitemap.Fault);
    }

    [Fact]
    public void Read_Compressed_IsTheSame() => Assert.Equal(2, SitemapReader.Read(Gzip(Encoding.UTF8.GetBytes(Two))).Pages.Count);

    [Fact]
    public void Read_CutOff_KeepsWhatCameBefore()
    {
        var sitemap = SitemapReader.Read(Encoding.UTF8.GetBytes(Two[..^40]));

        Assert.Equal(["https://x.org/a"], sitemap.Pages);
        Assert.NotNull(sitemap.Fault);
    }

    [Fact]
    public void Read_CompressedBomb_EndsAtTheLimit()
    {
        var sitemap = SitemapReader.Read(Gzip(Encoding.UTF8.GetBytes("<urlset>" + new string(' ', 60 * 1024 * 1024) + "</urlset>")));

        Assert.Contains("50 MB", sitemap.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfTooMany_EndsAtTheLimit()
    {
        var sitemap = SitemapReader.Read(Encoding.UTF8.GetBytes($"<urlset>{string.Concat(Enumerable.Repeat("<loc>/a</loc>", 50_001))}</urlset>"));

        Assert.Equal(50_000, sitemap.Pages.Count);
        Assert.NotNull(sitemap.Fault);
    }

    [Fact]
    public void Read_WithEntitiesThatGrow_ExpandsNone()
    {
        const string Text = "<!DOCTYPE u [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><urlset><url><loc>https://x.org/&b;</loc></url></urlset>";

        Assert.NotNull(SitemapReader.Read(Encoding.UTF8.GetBytes(Text)).Fault);
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(plain);
        }
        return packed.ToArray();
    }
}
