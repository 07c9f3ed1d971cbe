using AngleSharp.Html.Parser;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Sources;

public sealed class SourcePageTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("sources/samples/storage/scratch/")]
    [InlineData("sources/samples/storage/scratch")]
    public async Task Document_IsShownWholeWithItsAnchors(string path)
    {
        var page = new HtmlParser().ParseDocument(await app.Client.GetStringAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal("Scratch", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Purge", page.QuerySelector("#purge h2")!.TextContent);
        Assert.Contains("hlpurge --list", page.QuerySelector("#purge pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-09-12", page.QuerySelector(".crumbs")!.TextContent, StringComparison.Ordinal);
    }
}
