using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class AdmonitionFormTests
{
    [Theory]
    [InlineData("mkdocs", "<div class='admonition warning'><p class='admonition-title'>Quota</p><p>Text.</p></div>")]
    [InlineData("sphinx", "<div class='admonition-quota admonition warning'><p class='first admonition-title'>Quota</p><p class='last'>Text.</p></div>")]
    [InlineData("docusaurus", "<div class='theme-admonition theme-admonition-warning admonition_x alert alert--warning'><div class='admonitionHeading_x'><span class='admonitionIcon_x'><svg></svg></span>Quota</div><div class='admonitionContent_x'><p>Text.</p></div></div>")]
    [InlineData("docusaurus-1", "<div class='admonition admonition-warning alert alert--warning'><div class='admonition-heading'><h5><span class='admonition-icon'>!</span>Quota</h5></div><div class='admonition-content'><p>Text.</p></div></div>")]
    [InlineData("confluence", "<div class='confluence-information-macro confluence-information-macro-warning'><p class='title'>Quota</p><span class='aui-icon aui-icon-small'></span><div class='confluence-information-macro-body'><p>Text.</p></div></div>")]
    [InlineData("docsy", "<div class='alert alert-warning' role='alert'><h4 class='alert-heading'>Quota</h4><p>Text.</p></div>")]
    [InlineData("vuepress", "<div class='warning custom-block'><p class='custom-block-title'>Quota</p><p>Text.</p></div>")]
    [InlineData("asciidoctor", "<div class='admonitionblock warning'><table><tr><td class='icon'><div class='title'>Quota</div></td><td class='content'><p>Text.</p></td></tr></table></div>")]
    [InlineData("quarto", "<div class='callout callout-style-default callout-warning'><div class='callout-header'><div class='callout-title-container'>Quota</div></div><div class='callout-body-container'><p>Text.</p></div></div>")]
    public void Admonition_KeepsKindAndTitle(string generator, string html) =>
        Assert.Equal($"{generator}: > **Warning: Quota**\n>\n> Text.", $"{generator}: {ReaderPages.Single(html).Text}");

    [Fact]
    public void Alert_OfGitHub_NamesItsKindOnce() =>
        Assert.Equal("> **Note**\n>\n> Text.", ReaderPages.Single("<div class='markdown-alert markdown-alert-note'><p class='markdown-alert-title'><svg></svg>Note</p><p>Text.</p></div>").Text);

    [Fact]
    public void Information_OfConfluence_WithoutTitle_IsNamedByItsKind() =>
        Assert.Equal("> **Info**\n>\n> Text.", ReaderPages.Single("<div class='confluence-information-macro confluence-information-macro-information'><div class='confluence-information-macro-body'><p>Text.</p></div></div>").Text);

    [Fact]
    public void Details_OfDocusaurus_AreNoNote() =>
        Assert.Equal(["**More**", "x"], ReaderPages.Blocks("<details class='details_x alert alert--info'><summary>More</summary><div><p>x</p></div></details>").Select(block => block.Text));

    [Fact]
    public void Expander_OfConfluence_StandsUnderItsLabel() =>
        Assert.Equal(["**More**", "x"], ReaderPages.Blocks("<div class='expand-container'><div class='expand-control'><span class='expand-control-icon'><img alt='v'></span><span class='expand-control-text'>More</span></div><div class='expand-content'><p>x</p></div></div>").Select(block => block.Text));

    [Fact]
    public void Admonition_WithinAnother_IsQuotedTwice() =>
        Assert.Equal("> **Note**\n>\n> a\n>\n> > **Tip**\n> >\n> > b", ReaderPages.Single("<div class='admonition note'><p class='admonition-title'>Note</p><p>a</p><div class='admonition tip'><p class='admonition-title'>Tip</p><p>b</p></div></div>").Text);

    [Fact]
    public void Admonition_OfTheSitesOwnKind_IsNamedByIt() =>
        Assert.Equal("> **Roadmap: Next year**\n>\n> x", ReaderPages.Single("<div class='admonition roadmap'><p class='admonition-title'>Next year</p><p>x</p></div>").Text);
}
