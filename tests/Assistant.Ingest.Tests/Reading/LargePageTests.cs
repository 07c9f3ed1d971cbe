using System.Diagnostics;
using System.Text;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class LargePageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("<p>Paragraph with <code>code</code> and <a href='/x'>a link</a>.</p>")]
    [InlineData("<h2 id='h'>Heading</h2><p>Text.</p>")]
    [InlineData("<div class='admonition note'><p class='admonition-title'>N</p><p>x</p></div>")]
    [InlineData("<ul role='tablist'><li role='tab'>A</li></ul><div><div role='tabpanel'>x</div></div>")]
    [InlineData("<div><div><span>x</span></div></div>")]
    [InlineData("<a href='/x'>link</a>")]
    [InlineData("<td>cell")]
    [InlineData("text <br>")]
    public void Read_SeveralMegabytes_TakesTimeInProportion(string piece)
    {
        foreach (var frame in new[] { "<main><h1>T</h1>{0}<p>needle</p></main>", "<body><h1>T</h1><p>needle</p>{0}</body>" })
        {
            var html = frame.Replace("{0}", new StringBuilder().Insert(0, piece, 600_000 / piece.Length).ToString());
            var watch = Stopwatch.StartNew();

            var page = new HtmlReader().Read(html);

            Assert.True(watch.Elapsed < Patience, $"{piece} in {frame} took {watch.Elapsed}.");
            Assert.Contains(page.Sections.SelectMany(section => section.Blocks), block => block.Text.Contains("needle", StringComparison.Ordinal));
        }
    }
}
