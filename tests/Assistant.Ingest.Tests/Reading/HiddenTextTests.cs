using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class HiddenTextTests
{
    [Theory]
    [InlineData("<p style='display:none'>secret</p>")]
    [InlineData("<p style='color: red; DISPLAY : none !important'>secret</p>")]
    [InlineData("<p style='visibility:hidden'>secret</p>")]
    [InlineData("<p hidden>secret</p>")]
    [InlineData("<p aria-hidden='true'>secret</p>")]
    [InlineData("<template><p>secret</p></template>")]
    [InlineData("<script>secret</script>")]
    [InlineData("<noscript>secret</noscript>")]
    [InlineData("<div class='d'><code>a<span style='display:none'>secret</span></code></div>")]
    [InlineData("<table><tr><td>a</td></tr><tr hidden><td>secret</td></tr></table>")]
    [InlineData("<table><tr><td>a</td><td style='display:none'>secret</td></tr></table>")]
    [InlineData("<ul><li>a</li><li style='display:none'>secret</li></ul>")]
    [InlineData("<h2>a<span class='sr-only'>secret</span></h2>")]
    [InlineData("<!-- secret -->")]
    public void Read_WhatNoReaderSees_IsLeftOut(string html)
    {
        var page = ReaderPages.Read($"<h1>T</h1>{html}<p>Seen.</p>");

        Assert.Contains("Seen.", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p style='display:block'>seen</p>")]
    [InlineData("<p style='--display:none'>seen</p>")]
    [InlineData("<p hidden='until-found'>seen</p>")]
    [InlineData("<p aria-hidden='false'>seen</p>")]
    public void Read_WhatAReaderSees_Stays(string html) => Assert.Contains("seen", Text(ReaderPages.Read(html)), StringComparison.Ordinal);

    [Fact]
    public void Read_TwoHundredLevelsDown_StillLeavesHiddenTextOut()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 300)) + "seen<p hidden>secret</p>" + string.Concat(Enumerable.Repeat("</div>", 300));

        Assert.Equal("seen", Text(ReaderPages.Read(html)));
    }

    private static string Text(ReadPage page) =>
        string.Join('\n', page.Sections.SelectMany(section => section.HeadingPath.Concat(section.Blocks.Select(block => block.Text))));
}
