using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class RedirectStubTests
{
    [Theory]
    [InlineData("0; url=../../new/place/")]
    [InlineData("1; url='/new/#part'")]
    [InlineData("0;URL=\"new.html\"")]
    public void Read_PageMovedWithinTheSite_HasNoContent(string refresh) => Assert.Empty(Read(refresh).Sections);

    [Fact]
    public void Read_PageMovedElsewhere_SaysWhere() =>
        Assert.Equal(
            [new Block(BlockKind.Paragraph, "This page has moved to https://other.example.org/p/")],
            Assert.Single(Read("0; url=https://other.example.org/p/").Sections).Blocks);

    [Theory]
    [InlineData("300")]
    [InlineData("30; url=next.html")]
    public void Read_PageThatReloadsOrShowsSlides_IsRead(string refresh) =>
        Assert.Equal("You are being redirected.", Assert.Single(Read(refresh).Sections).Blocks[0].Text);

    [Fact]
    public void Read_Stub_KeepsItsLinks() => Assert.Equal(["../../new/place/"], Read("0; url=../../new/place/").Links);

    private static ReadPage Read(string refresh) => new HtmlReader().Read(
        $"""
        <html><head><title>Redirecting...</title><meta http-equiv="Refresh" content="{refresh.Replace("\"", "&quot;")}"></head>
        <body><p>You are being redirected.</p><a href="../../new/place/"></a></body></html>
        """);
}
