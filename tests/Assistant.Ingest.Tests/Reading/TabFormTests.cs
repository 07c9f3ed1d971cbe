using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class TabFormTests
{
    [Theory]
    [InlineData("mkdocs", "<div class='tabbed-set' data-tabs='1:2'><input checked id=a type=radio><label for=a>C</label><div class='tabbed-content'><p>one</p></div><input id=b type=radio><label for=b>Fortran</label><div class='tabbed-content'><p>two</p></div></div>")]
    [InlineData("mkdocs-alternate", "<div class='tabbed-set tabbed-alternate'><input type=radio><input type=radio><div class='tabbed-labels'><label>C</label><label>Fortran</label></div><div class='tabbed-content'><div class='tabbed-block'><p>one</p></div><div class='tabbed-block'><p>two</p></div></div></div>")]
    [InlineData("sphinx-design", "<div class='sd-tab-set docutils'><input id=a type=radio><label class='sd-tab-label' for=a>C</label><div class='sd-tab-content docutils'><p>one</p></div><input id=b type=radio><label class='sd-tab-label' for=b>Fortran</label><div class='sd-tab-content'><p>two</p></div></div>")]
    [InlineData("sphinx-tabs", "<div class='sphinx-tabs docutils container'><div aria-label='Tabbed content' role='tablist'><button aria-controls='p0' role='tab'>C</button><button aria-controls='p1' role='tab'>Fortran</button></div><div id='p0' role='tabpanel'><p>one</p></div><div hidden='true' id='p1' role='tabpanel'><p>two</p></div></div>")]
    [InlineData("docusaurus", "<div class='theme-tabs-container tabs-container tabList_x'><ul role='tablist' class='tabs'><li role='tab' class='tabs__item'>C</li><li role='tab' class='tabs__item'>Fortran</li></ul><div class='margin-top--md'><div role='tabpanel' class='tabItem_x'><p>one</p></div><div role='tabpanel' class='tabItem_x' hidden><p>two</p></div></div></div>")]
    [InlineData("docsy", "<ul class='nav nav-tabs' role='tablist'><li class='nav-item'><button class='nav-link active' data-bs-target='#t1' role='tab'>C</button></li><li class='nav-item'><button class='nav-link' data-bs-target='#t2' role='tab'>Fortran</button></li></ul><div class='tab-content'><div class='tab-body tab-pane' id='t1' role='tabpanel'><p>one</p></div><div class='tab-body tab-pane' id='t2' role='tabpanel' style='display: none'><p>two</p></div></div>")]
    [InlineData("bootstrap", "<nav><div class='nav nav-tabs' role='tablist'><a href='#t1' role='tab'>C</a><a href='#t2' role='tab'>Fortran</a></div></nav><div class='tab-content'><div class='tab-pane' id='t1'><p>one</p></div><div class='tab-pane' id='t2'><p>two</p></div></div>")]
    public void Tabs_KeepTheirLabels(string generator, string html)
    {
        var blocks = ReaderPages.Blocks($"<p>Before.</p>{html}<p>After.</p>");

        Assert.Equal($"{generator}: Before. **C** one **Fortran** two After.", $"{generator}: {string.Join(' ', blocks.Select(block => block.Text))}");
    }

    [Fact]
    public void Tabs_InAnotherOrderThanTheirPanels_AreMatchedByTheirTargets()
    {
        var blocks = ReaderPages.Blocks("<div><div role='tablist'><button role='tab' aria-controls='b'>B</button><button role='tab' aria-controls='a'>A</button></div><div role='tabpanel' id='a'>one</div><div role='tabpanel' id='b'>two</div></div>");

        Assert.Equal(["**A**", "one", "**B**", "two"], blocks.Select(block => block.Text));
    }

    [Fact]
    public void Tabs_WithHeadings_ComeBackToTheSectionBefore()
    {
        var page = ReaderPages.Read("<h1>T</h1><h2 id=a>A</h2><div><ul role=tablist><li role=tab>X</li></ul><div><div role=tabpanel><h3 id=b>B</h3><p>in</p></div></div></div><p>after</p>");

        Assert.Equal(["a: **X**", "b: in", "a: after"], page.Sections.Select(section => $"{section.Anchor}: {section.Blocks.Single().Text}"));
    }

    [Fact]
    public void Tabs_NestedInAListItem_KeepTheirLabels()
    {
        var block = ReaderPages.Single("<ul><li>Build:<div class='tabbed-set tabbed-alternate'><div class='tabbed-labels'><label>C</label></div><div class='tabbed-content'><div class='tabbed-block'>cc</div></div></div></li></ul>");

        Assert.Equal("- Build:\n\n  **C**\n\n  cc", block.Text);
    }

    [Fact]
    public void RowOfLinks_ThatNamesNoPanels_IsNavigation() =>
        Assert.Equal("Text.", ReaderPages.Single("<ul class='nav nav-tabs'><li><a href='/a'>A</a></li><li><a href='/b'>B</a></li></ul><p>Text.</p>").Text);

    [Fact]
    public void TabItems_InSourcesOfDocusaurus_KeepTheirLabels() =>
        Assert.Equal(["**C**", "one"], ReaderPages.Blocks("<Tabs><TabItem value='c' label='C'><p>one</p></TabItem></Tabs>").Select(block => block.Text));
}
