namespace Assistant.Ingest.Tests.Reading;

public sealed class InlineFormTests
{
    [Theory]
    [InlineData("katex", "Energy <span class='katex'><span class='katex-mathml'><math><semantics><mrow><mi>x</mi></mrow><annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span><span class='katex-html' aria-hidden='true'>x2</span></span> here")]
    [InlineData("mathjax-2", "Energy <span class='MathJax_Preview'>x2</span><span class='MathJax' id='f'><span>x2</span></span><script type='math/tex'>x^2</script> here")]
    [InlineData("arithmatex", "Energy <span class='arithmatex'>\\(x^2\\)</span> here")]
    [InlineData("arithmatex-script", "Energy <span class='arithmatex'><span class='MathJax_Preview'>x^2</span><script type='math/tex'>x^2</script></span> here")]
    [InlineData("sphinx", "Energy <span class='math notranslate nohighlight'>\\(x^2\\)</span> here")]
    [InlineData("mathml", "Energy <math alttext='x^2'><mi>x</mi><mn>2</mn></math> here")]
    public void Formula_KeepsItsSourceOnce(string generator, string html) =>
        Assert.Equal($"{generator}: Energy $x^2$ here", $"{generator}: {ReaderPages.Single($"<p>{html}</p>").Text}");

    [Fact]
    public void Formula_OfItsOwn_IsAParagraph() =>
        Assert.Equal(["a", "$$x^2$$", "b"], ReaderPages.Blocks("<p>a</p><div class='math notranslate'>\\[x^2\\]</div><p>b</p>").Select(block => block.Text));

    [Theory]
    [InlineData("2<sup>10</sup>", "2^10")]
    [InlineData("the 1<sup>st</sup> of May", "the 1st of May")]
    [InlineData("CO<sub>2</sub>", "CO2")]
    [InlineData("N<sub>nodes</sub>", "N_nodes")]
    [InlineData("<span class='keys'><kbd>Ctrl</kbd><span>+</span><kbd>C</kbd></span>", "Ctrl+C")]
    [InlineData("<del>old <code>a</code></del> new", "~~old `a`~~ new")]
    [InlineData("<img alt=':material-check:'>yes", "yes")]
    public void Text_WithSigns_KeepsTheirMeaning(string html, string expected) => Assert.Equal(expected, ReaderPages.Single($"<p>{html}</p>").Text);

    [Fact]
    public void Abbreviation_IsWrittenOutWhereItIsUsedFirst() =>
        Assert.Equal(
            ["With MPI (Message Passing Interface) and", "more MPI & OK"],
            ReaderPages.Blocks("<p>With <abbr title='Message Passing Interface'>MPI</abbr> and</p><p>more <abbr title='Message Passing Interface'>MPI</abbr> &amp; <abbr title='ok'>OK</abbr></p>").Select(block => block.Text));

    [Theory]
    [InlineData("mkdocs", "<p>See<sup id='r'><a class='footnote-ref' href='#fn:1'>1</a></sup></p><div class='footnote'><hr><ol><li id='fn:1'><p>Note.&#160;<a class='footnote-backref' href='#r'>&#8617;</a></p></li></ol></div>")]
    [InlineData("sphinx", "<p>See<a class='footnote-reference brackets' href='#id2' role='doc-noteref'><span class='fn-bracket'>[</span>1<span class='fn-bracket'>]</span></a></p><aside class='footnote-list brackets'><aside class='footnote brackets' id='id2' role='doc-footnote'><span class='label'><span class='fn-bracket'>[</span><a href='#r'>1</a><span class='fn-bracket'>]</span></span><p>Note.</p></aside></aside>")]
    [InlineData("sphinx-dl", "<p>See<a class='footnote-reference brackets' href='#id2'>1</a></p><dl class='footnote brackets'><dt class='label' id='id2'><span class='brackets'><a class='fn-backref' href='#r'>1</a></span></dt><dd><p>Note.</p></dd></dl>")]
    [InlineData("sphinx-table", "<p>See<a class='footnote-reference' href='#id2'>[1]</a></p><table class='docutils footnote'><tbody><tr><td class='label'>[1]</td><td><em>(<a class='fn-backref'>1</a>, <a class='fn-backref'>2</a>)</em> Note.</td></tr></tbody></table>")]
    [InlineData("docusaurus", "<p>See<sup><a href='#user-content-fn-1' data-footnote-ref='true'>1</a></sup></p><section data-footnotes='true' class='footnotes'><h2 class='sr-only' id='footnote-label'>Footnotes</h2><ol><li id='user-content-fn-1'><p>Note. <a href='#r' data-footnote-backref class='data-footnote-backref'>↩</a></p></li></ol></section>")]
    [InlineData("hugo", "<p>See<sup id='fnref:1'><a href='#fn:1' class='footnote-ref' role='doc-noteref'>1</a></sup></p><div class='footnotes' role='doc-endnotes'><hr><ol><li id='fn:1'><p>Note.&#160;<a href='#fnref:1' class='footnote-backref' role='doc-backlink'>&#x21a9;&#xfe0e;</a></p></li></ol></div>")]
    public void Footnote_KeepsItsMarkAtBothEnds(string generator, string html) =>
        Assert.Equal($"{generator}: See[^1] [^1]: Note.", $"{generator}: {string.Join(' ', ReaderPages.Blocks(html).Select(block => block.Text))}");

    [Fact]
    public void Tasks_KeepTheirBoxes() =>
        Assert.Equal("- [x] Account\n- [ ] Key", ReaderPages.Single("<ul class='task-list'><li class='task-list-item'><label class='task-list-control'><input type='checkbox' disabled checked><span></span></label> Account</li><li><input type='checkbox' disabled> Key</li></ul>").Text);

    [Fact]
    public void Definitions_WithoutEndTags_StandUnderTheirTerms() =>
        Assert.Equal(["**A**", "x", "**B**", "y"], ReaderPages.Blocks("<dl><dt>A<dd>x<dt>B<dd>y</dl>").Select(block => block.Text));

    [Fact]
    public void Lists_WithoutEndTags_KeepTheirItems() => Assert.Equal("- a\n- b", ReaderPages.Single("<ul><li>a<li>b</ul>").Text);
}
