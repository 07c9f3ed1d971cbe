namespace Assistant.Ingest.Tests.Reading;

public sealed class CodeFormTests
{
    [Theory]
    [InlineData("chroma-table", "<div class='highlight'><table class='lntable'><tr><td class='lntd'><pre><code><span class='lnt'>1\n</span><span class='lnt'>2\n</span></code></pre></td><td class='lntd'><pre class='chroma'><code class='language-bash' data-lang='bash'>$ a\n$ b</code></pre></td></tr></table></div>")]
    [InlineData("chroma-inline", "<div class='highlight'><pre class='chroma'><code class='language-bash'><span class='line'><span class='ln'>1</span><span class='cl'>$ a\n</span></span><span class='line'><span class='ln'>2</span><span class='cl'>$ b</span></span></code></pre></div>")]
    [InlineData("docusaurus", "<div class='language-bash codeBlockContainer_x theme-code-block'><div class='codeBlockContent_x'><pre class='prism-code language-bash'><code class='codeBlockLines_x'><span class='token-line'><span class='token plain'>$ a</span><br></span><span class='token-line'><span>$ b</span><br></span></code></pre><div class='buttonGroup_x'><button>Copy</button></div></div></div>")]
    [InlineData("confluence", "<div class='code panel pdl'><div class='codeContent panelContent pdl'><pre class='syntaxhighlighter-pre' data-syntaxhighlighter-params='brush: bash; gutter: false' data-theme='Confluence'>$ a\n$ b</pre></div></div>")]
    [InlineData("pandoc", "<div class='sourceCode'><pre class='sourceCode bash'><code class='sourceCode bash'><span id='cb1-1'><a href='#cb1-1' aria-hidden='true'></a>$ a</span>\n<span>$ b</span></code></pre></div>")]
    [InlineData("rouge", "<div class='language-bash highlighter-rouge'><div class='highlight'><table class='rouge-table'><tbody><tr><td class='rouge-gutter gl'><pre class='lineno'>1\n2</pre></td><td class='rouge-code'><pre>$ a\n$ b\n</pre></td></tr></tbody></table></div></div>")]
    [InlineData("line-elements", "<pre class='language-bash'><div>$ a</div><div>$ b</div></pre>")]
    [InlineData("github", "<pre lang='bash'><code>$ a\n$ b\n</code></pre>")]
    public void Code_KeepsLanguagePromptsAndLines(string generator, string html) =>
        Assert.Equal($"{generator}: ```bash\n$ a\n$ b\n```", $"{generator}: {ReaderPages.Single(html).Text}");

    [Theory]
    [InlineData("<div class='language-bash theme-code-block'><div class='codeBlockTitle_x'>job.sh</div><div><pre class='language-bash'>a</pre></div></div>")]
    [InlineData("<div class='code panel'><div class='codeHeader panelHeader'><b>job.sh</b></div><div class='codeContent'><pre class='brush: bash; gutter: true'>a</pre></div></div>")]
    [InlineData("<div class='literal-block-wrapper'><div class='code-block-caption'><span class='caption-text'>job.sh</span><a class='headerlink' href='#x'>#</a></div><div class='highlight-bash'><pre>a</pre></div></div>")]
    public void Code_FileName_StandsBefore(string html) => Assert.Equal(["**job.sh**", "```bash\na\n```"], ReaderPages.Blocks(html).Select(block => block.Text));
}
