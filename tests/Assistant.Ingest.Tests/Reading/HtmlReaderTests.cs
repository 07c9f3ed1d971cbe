using System.Diagnostics;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Read_MaterialPage_KeepsTheContentAlone()
    {
        var page = ReaderPages.Read("<h1 id=\"queues\">Queues<a class=\"headerlink\" href=\"#queues\">&para;</a></h1><p>Use <code>sbatch</code>.</p>");

        Assert.Equal("Queues", page.Title);
        Assert.Equal("https://docs.example.org/p/", page.CanonicalUrl);
        var section = Assert.Single(page.Sections);
        Assert.Empty(section.HeadingPath);
        Assert.Equal("queues", section.Anchor);
        Assert.Equal([new Block(BlockKind.Paragraph, "Use `sbatch`.")], section.Blocks);
        Assert.Equal(["#x", "/", "../other/", "https://git.example.org/edit/p.md", "#queues", "../next/"], page.Links);
    }

    [Fact]
    public void Read_LinkToTheContentsAndImageWithoutDescription_AreLeftOut()
    {
        var page = ReaderPages.Read("<p><a href='../toc/'>Table of contents of the guide</a></p><h1>T</h1><p>Text <img alt='../_images/a.png'><img alt='A node'></p>");

        Assert.Equal(["||Text A node"], Shapes(page));
    }

    [Fact]
    public void Read_SphinxPage_TakesAnchorsOfSections()
    {
        var page = new HtmlReader().Read(ReaderPages.Sphinx("""
            <div class="section" id="guide"><span id="id1"></span><h1>Guide<a class="headerlink" href="#guide"></a></h1><p>Top.</p>
            <div class="section" id="jobs"><h2>Jobs</h2><p>Below.</p><div class="toctree-wrapper compound"><ul><li>Nav</li></ul></div></div>
            <section id="data"><h2>Data</h2><p>Stored.</p></section></div>
            """));

        Assert.Equal("Guide", page.Title);
        Assert.Equal(["|guide|Top.", "Jobs|jobs|Below.", "Data|data|Stored."], Shapes(page));
    }

    [Fact]
    public void Read_HeadingLevels_MakeThePath()
    {
        var page = ReaderPages.Read("<h1>T</h1><h2 id=a>A</h2><h3 id=b>B</h3><p>1</p><h2 id=c>C</h2><h4 id=d>D</h4><p>2</p><h1 id=e>Second</h1><p>3</p>");

        Assert.Equal(["A/B|b|1", "C/D|d|2", "Second|e|3"], Shapes(page));
    }

    [Theory]
    [InlineData("<h2 id='x'>H</h2>", "x")]
    [InlineData("<h2>H <a class='headerlink' href='#x'>#</a></h2>", "x")]
    [InlineData("<a name='x'></a><h2>H</h2>", "x")]
    [InlineData("<h2><a id='x'></a>H</h2>", "x")]
    [InlineData("<section id='x'><header><h2>H</h2></header></section>", "x")]
    [InlineData("<section id='y'><h2 id='x'>H</h2></section>", "x")]
    [InlineData("<h2>H</h2>", null)]
    public void Read_Heading_FindsItsAnchor(string heading, string? anchor)
    {
        var section = Assert.Single(ReaderPages.Read($"<h1>T</h1>{heading}<p>x</p>").Sections);

        Assert.Equal(["H"], section.HeadingPath);
        Assert.Equal(anchor, section.Anchor);
    }

    [Theory]
    [InlineData("Scratch - Site docs", "Scratch")]
    [InlineData("Scratch &mdash; Site 1.2 documentation", "Scratch")]
    [InlineData("Job-arrays | Site", "Job-arrays")]
    [InlineData("Alone", "Alone")]
    public void Read_WithoutFirstHeading_TakesTheTitleElement(string title, string expected) =>
        Assert.Equal(expected, new HtmlReader().Read($"<title>{title}</title><main><p>x</p></main>").Title);

    [Fact]
    public void Read_PageWithoutMain_LeavesNavigationOut()
    {
        var page = new HtmlReader().Read("<body><nav>Menu</nav><header>Site</header><p>Text.</p><aside>Ad</aside><form>Find<input></form><script>x()</script><footer>(c)</footer></body>");

        Assert.Equal(["||Text."], Shapes(page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><nav>Menu</nav></body></html>")]
    [InlineData("<main><h1>Only a heading</h1></main>")]
    public void Read_EmptyPage_HasNoSections(string html) => Assert.Empty(new HtmlReader().Read(html).Sections);

    [Fact]
    public void Read_Head_TellsBaseAndRobots()
    {
        var page = new HtmlReader().Read("<head><base href='/docs/'><meta name='ROBOTS' content='NOINDEX'></head><body><p>x</p></body>");

        Assert.Equal("/docs/", page.BaseHref);
        Assert.True(page.NoIndex);
    }

    [Theory]
    [InlineData("div", true)]
    [InlineData("div", false)]
    [InlineData("ul><li", false)]
    [InlineData("blockquote><b", true)]
    public void Read_DeeplyNested_KeepsTheText(string tag, bool isClosed)
    {
        foreach (var depth in new[] { 150, 900, 200_000 })
        {
            var open = string.Concat(Enumerable.Repeat($"<{tag}>", depth));
            var close = isClosed ? string.Concat(Enumerable.Repeat($"</{tag.Split('>')[0]}>", depth)) : string.Empty;
            var watch = Stopwatch.StartNew();

            var page = new HtmlReader().Read($"<body>{open}needle{close}</body>");

            Assert.Contains("needle", string.Join(' ', page.Sections.SelectMany(section => section.Blocks).Select(block => block.Text)), StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{depth} levels took {watch.Elapsed}.");
        }
    }

    [Fact]
    public void Read_BrokenTags_KeepsTheText()
    {
        var page = new HtmlReader().Read("<main><p>One<p>Two <b>bold<table><tr><td>cell</main><div");

        Assert.Equal("One Two bold", string.Join(' ', page.Sections.SelectMany(section => section.Blocks).Where(block => block.Kind == BlockKind.Paragraph).Select(block => block.Text)));
    }

    private static List<string> Shapes(ReadPage page) =>
        [.. page.Sections.Select(section => $"{string.Join('/', section.HeadingPath)}|{section.Anchor}|{string.Join(' ', section.Blocks.Select(block => block.Text))}")];
}
