using System.Text;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources.Websites;

public sealed class HtmlDecodingTests
{
    private const string Western = "<p>Größe – “naïve” café</p>";

    [Theory]
    [InlineData("utf-8", "utf-8", "")]
    [InlineData("utf-8", null, "")]
    [InlineData("windows-1252", "windows-1252", "")]
    [InlineData("windows-1252", "ISO-8859-1", "")]
    [InlineData("windows-1252", null, "<meta charset=windows-1252>")]
    [InlineData("windows-1252", null, "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>")]
    [InlineData("utf-16", "utf-16", "")]
    [InlineData("utf-16", null, "")]
    [InlineData("utf-16BE", null, "")]
    // Wrong ones: a server's default over a page's own, a page moved between servers, names that nobody knows.
    [InlineData("utf-8", "iso-8859-1", "<meta charset=utf-8>")]
    [InlineData("windows-1252", "utf-8", "")]
    [InlineData("windows-1252", "utf-8", "<meta charset=windows-1252>")]
    [InlineData("utf-8", "utf-9", "")]
    [InlineData("utf-8", "utf-7", "")]
    [InlineData("utf-8", null, "<meta charset=utf-16>")]
    public void Decode_OfWesternText(string written, string? header, string meta)
    {
        var bytes = Encode(written, meta + Western);

        Assert.Equal(meta + Western, HtmlDecoding.Decode(bytes, header));
    }

    [Theory]
    [InlineData("shift_jis", "shift_jis", "日本語のページ")]
    [InlineData("euc-jp", null, "日本語のページ")]
    [InlineData("gb18030", null, "中文网页")]
    [InlineData("koi8-r", "koi8-r", "Привет")]
    public void Decode_OfOtherScripts(string charset, string? header, string text)
    {
        var page = $"<meta charset='{charset}'><p>{text}</p>";

        Assert.Equal(page, HtmlDecoding.Decode(Encode(charset, page), header));
    }

    [Fact]
    public void Decode_WithAMark_HeedsIt()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Western)];

        Assert.Equal(Western, HtmlDecoding.Decode(bytes, "windows-1252"));
    }

    [Fact]
    public void Decode_OfUtf8WithABrokenCharacter_LosesThatAlone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Western), 0xC3];

        Assert.Equal(Western + "\uFFFD", HtmlDecoding.Decode(bytes, "utf-8"));
    }

    private static byte[] Encode(string charset, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);
}
