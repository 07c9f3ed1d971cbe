using Assistant.Web.Markup;

namespace Assistant.Web.Tests.Markup;

public sealed class MarkdownMarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](//evil.example/x)")]
    [InlineData("[a](relative/x)")]
    [InlineData("![a](https://evil.example/pixel.png)")]
    [InlineData("<https://x\" onmouseover=alert(1)>")]
    public void Render_OfHostileText_LeavesNothingThatActs(string markdown)
    {
        var body = MarkdownMarkup.Parse(markdown);

        Assert.Empty(body.QuerySelectorAll("script, img, iframe, style, [onerror], [onmouseover], a[href^=javascript], a[href^=data], a[href^=vbscript], a[href^='//'], a[href^=relative]"));
    }

    [Theory]
    [InlineData("[a](https://docs.example.org/x#y)", "https://docs.example.org/x#y")]
    [InlineData("[a](/sources/samples/storage/)", "/sources/samples/storage/")]
    [InlineData("See https://docs.example.org/x.", "https://docs.example.org/x")]
    public void Render_OfALink_OpensANewTabWithoutReferrer(string markdown, string address)
    {
        var link = MarkdownMarkup.Parse(markdown).QuerySelector("a")!;

        Assert.Equal(address, link.GetAttribute("href"));
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfHtmlInText_ShowsItAsText()
    {
        Assert.Contains("&lt;user&gt;", MarkdownMarkup.Render("/scratch/<user>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfTextNestedBeyondReason_ShowsItPlainly()
    {
        var deep = new string('>', 5000) + " deep";

        Assert.Contains("deep", MarkdownMarkup.Render(deep), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Copy ~/a to ~/b and raise 2^10 or 2^20, with ==, == and ++i, ++j", "Copy ~/a to ~/b and raise 2^10 or 2^20, with ==, == and ++i, ++j")]
    [InlineData("~~old~~ new", "<del>old</del> new")]
    public void Render_OfSignsThatCommandsUse_KeepsThem(string markdown, string expected) =>
        Assert.Equal($"<p>{expected}</p>", MarkdownMarkup.Render(markdown).Trim());

    [Fact]
    public void Render_OfCodeInATable_ShowsItsBarsAlone() =>
        Assert.Contains(">a|b</code>", MarkdownMarkup.Render("| a |\n| --- |\n| `a\\|b` |"), StringComparison.Ordinal);

    [Fact]
    public void Render_OfShortCode_KeepsItOnOneLine()
    {
        var body = MarkdownMarkup.Parse("Run `ls -l` or `find /scratch/$USER/old -type f -print0 | xargs -0 rm -f`.\n\n```\nls\n```");

        Assert.Equal("ls -l", Assert.Single(body.QuerySelectorAll("code.short")).TextContent);
    }
}
