using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Sources;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("https://Docs.Example.org:443/a/index.html#top", "https://docs.example.org/a/")]
    [InlineData("https://docs.example.org/a/INDEX.HTM", "https://docs.example.org/a/")]
    [InlineData("https://docs.example.org", "https://docs.example.org/")]
    [InlineData("https://docs.example.org/a?utm_source=x&v=2&gclid=3", "https://docs.example.org/a?v=2")]
    [InlineData("https://docs.example.org/a?utm_medium=x", "https://docs.example.org/a")]
    [InlineData("https://user:secret@docs.example.org/a/b.html", "https://docs.example.org/a/b.html")]
    [InlineData("https://docs.example.org/myindex.html", "https://docs.example.org/myindex.html")]
    [InlineData("http://docs.example.org:8080/a/../b/", "http://docs.example.org:8080/b/")]
    public void Normalise_OfEquals_IsOneForm(string address, string expected) =>
        Assert.Equal(expected, PageAddress.Normalise(new Uri(address)).AbsoluteUri);

    [Theory]
    [InlineData("../b/#x", "https://docs.example.org/b/")]
    [InlineData("//docs.example.org/c", "https://docs.example.org/c")]
    [InlineData("#here", null)]
    [InlineData("mailto:help@example.org", null)]
    [InlineData("javascript:void(0)", null)]
    [InlineData("http://[broken", null)]
    public void Resolve_OfALink_IsAPageOrNothing(string link, string? expected) =>
        Assert.Equal(expected, PageAddress.Resolve(new Uri("https://docs.example.org/a/"), link)?.AbsoluteUri);

    [Theory]
    [InlineData("https://x.org/docs/", "/docs/")]
    [InlineData("https://x.org/docs", "/docs/")]
    [InlineData("https://x.org/docs/intro.html", "/docs/")]
    [InlineData("https://x.org/docs/v1.2", "/docs/v1.2/")]
    [InlineData("https://x.org", "/")]
    public void Prefix_OfAStartAddress_IsItsDirectory(string start, string expected) => Assert.Equal(expected, PageAddress.Prefix(new Uri(start)));

    [Theory]
    [InlineData("https://x.org/a.pvsc", true)]
    [InlineData("https://x.org/python/3.11", false)]
    [InlineData("https://x.org/a.html", false)]
    [InlineData("https://x.org/a.php", false)]
    [InlineData("https://x.org/a/", false)]
    public void LooksLikeFile_GoesByTheEnding(string address, bool expected) => Assert.Equal(expected, PageAddress.LooksLikeFile(new Uri(address)));
}
