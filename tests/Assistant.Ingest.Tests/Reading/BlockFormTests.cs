using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class BlockFormTests
{
    [Fact]
    public void Code_KeepsEveryCharacterAndItsLanguage()
    {
        var block = ReaderPages.Single("<div class=\"language-bash highlight\"><pre><span></span><code><span class=\"c1\">#!/bin/bash</span>\n\n    <span class=\"nb\">echo</span>  &quot;a &lt; b&quot;\n\tdone\n</code></pre><button class=\"md-clipboard\">Copy</button></div>");

        Assert.Equal(new Block(BlockKind.Code, "```bash\n#!/bin/bash\n\n    echo  \"a < b\"\n\tdone\n```"), block);
    }

    [Theory]
    [InlineData("<div class='highlight-python notranslate'><div class='highlight'><pre>x</pre></div></div>", "python")]
    [InlineData("<pre><code class='language-c hljs'>x</code></pre>", "c")]
    [InlineData("<div class='highlight-default notranslate'><div class='highlight'><pre>x</pre></div></div>", "")]
    public void Code_Language_IsReadFromClasses(string html, string language) => Assert.Equal($"```{language}\nx\n```", ReaderPages.Single(html).Text);

    [Fact]
    public void Code_LineNumbers_AreLeftOut()
    {
        var table = "<div class=highlight><table class='highlighttable'><tr><td class='linenos'><pre>1\n2</pre></td><td class='code'><pre><code>  a\nb</code></pre></td></tr></table></div>";
        var inline = "<div class='highlight-bash'><pre><span class='linenos'>1</span>a\n<span class='linenos'>2</span>\n<span class='linenos'>3</span>b</pre></div>";

        Assert.Equal("```\n  a\nb\n```", ReaderPages.Single(table).Text);
        Assert.Equal("```bash\na\n\nb\n```", ReaderPages.Single(inline).Text);
    }

    [Fact]
    public void Code_WithFences_GetsALongerFence() => Assert.Equal("````\n```x```\n````", ReaderPages.Single("<pre>```x```</pre>").Text);

    [Fact]
    public void Code_Caption_StandsBefore()
    {
        var blocks = ReaderPages.Blocks("<div class='highlight'><span class='filename'>job.sh</span><pre><code>srun x</code></pre></div>");

        Assert.Equal(["**job.sh**", "```\nsrun x\n```"], blocks.Select(block => block.Text));
    }

    [Fact]
    public void Text_IsFoldedAndDecodedAndKeepsUrls()
    {
        var block = ReaderPages.Single("<p>See\n   <a href='/x'>the <em>guide</em></a>&nbsp;&amp; <a href='https://x.org'>https://x.org</a>,<br>2<sup>10</sup> <img src='a.png' alt='a plot'> <kbd>Ctrl</kbd></p>");

        Assert.Equal("See the guide & https://x.org,\n2^10 a plot Ctrl", block.Text);
    }

    [Fact]
    public void List_Nested_IsIndentedWithItsCode()
    {
        var block = ReaderPages.Single("<ol start='3'><li><p>Load:</p><div class='language-bash highlight'><pre><code>module load x\n  y</code></pre></div></li><li>Then<ul><li>a</li><li>b <code>c</code></li></ul></li></ol>");

        Assert.Equal(BlockKind.List, block.Kind);
        Assert.Equal("3. Load:\n   ```bash\n   module load x\n     y\n   ```\n4. Then\n   - a\n   - b `c`", block.Text);
    }

    [Fact]
    public void Admonition_KeepsKindTitleAndCode()
    {
        var block = ReaderPages.Single("<div class='admonition warning'><p class='admonition-title'>Mind the quota</p><p>Text.</p><pre><code>du -sh\n\n ls</code></pre></div>");

        Assert.Equal(new Block(BlockKind.Admonition, "> **Warning: Mind the quota**\n>\n> Text.\n>\n> ```\n> du -sh\n>\n>  ls\n> ```"), block);
    }

    [Theory]
    [InlineData("<div class='admonition note'><p class='first admonition-title'>Note</p><p class='last'>x</p></div>", "> **Note**\n>\n> x")]
    [InlineData("<details class='tip'><summary>Open me</summary><p>x</p></details>", "> **Tip: Open me**\n>\n> x")]
    [InlineData("<div class='admonition-slow admonition'><p class='admonition-title'>Slow</p><p>x</p></div>", "> **Slow**\n>\n> x")]
    public void Admonition_Title_IsNotSaidTwice(string html, string expected) => Assert.Equal(expected, ReaderPages.Single(html).Text);

    [Fact]
    public void Admonition_WithHeadings_GivesSectionsAndComesBack()
    {
        var page = ReaderPages.Read("<h1>T</h1><h2 id=a>A</h2><div class='admonition info'><p class='admonition-title'>Notes</p><h3 id=b>B</h3><p>in</p></div><p>after</p>");

        Assert.Equal(["a: **Info: Notes**", "b: in", "a: after"], page.Sections.Select(section => $"{section.Anchor}: {section.Blocks.Single().Text}"));
    }

    [Fact]
    public void Details_WithoutKind_StandUnderTheirSummary() =>
        Assert.Equal(["**More**", "x"], ReaderPages.Blocks("<details><summary>More</summary><p>x</p></details>").Select(block => block.Text));

    [Fact]
    public void Tabs_OfMaterial_KeepTheirLabels()
    {
        var blocks = ReaderPages.Blocks("<div class='tabbed-set tabbed-alternate'><input type=radio><input type=radio><div class='tabbed-labels'><label>C</label><label>Fortran</label></div><div class='tabbed-content'><div class='tabbed-block'><pre>cc</pre></div><div class='tabbed-block'><p>ftn</p></div></div></div><p>End.</p>");

        Assert.Equal(["**C**", "```\ncc\n```", "**Fortran**", "ftn", "End."], blocks.Select(block => block.Text));
    }

    [Fact]
    public void Tabs_OfSphinxDesign_KeepTheirLabels()
    {
        var page = new HtmlReader().Read(ReaderPages.Sphinx("<div class='sd-tab-set docutils'><input id=a type=radio><label class='sd-tab-label' for=a>Bash</label><div class='sd-tab-content docutils'><p>one</p></div><input id=b type=radio><label class='sd-tab-label' for=b>Zsh</label><div class='sd-tab-content'><p>two</p></div></div>"));

        Assert.Equal(["**Bash**", "one", "**Zsh**", "two"], page.Sections.SelectMany(section => section.Blocks).Select(block => block.Text));
    }

    [Fact]
    public void Definitions_StandUnderTheirTerms() =>
        Assert.Equal(["**`--time`**", "The limit.", "**`-N`**", "Nodes."], ReaderPages.Blocks("<dl><dt><code>--time</code></dt><dd><p>The limit.</p></dd><dt><code>-N</code></dt><dd>Nodes.</dd></dl>").Select(block => block.Text));

    [Fact]
    public void Footnotes_DoNotLookLikeCitations()
    {
        var blocks = ReaderPages.Blocks("<p>Text<sup id='r'><a class='footnote-ref' href='#f'>1</a></sup></p><p>More <a class='footnote-reference' href='#f2'>[2]</a></p>");

        Assert.Equal(["Text[^1]", "More [^2]"], blocks.Select(block => block.Text));
    }
}
