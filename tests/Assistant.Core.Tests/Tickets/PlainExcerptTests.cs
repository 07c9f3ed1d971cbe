using Assistant.Core.Tickets;

namespace Assistant.Core.Tests.Tickets;

public sealed class PlainExcerptTests
{
    [Theory]
    [InlineData("Run\n\n```\nhlbalance -p icesheet\n```\n\nand wait.", "Run\n\nhlbalance -p icesheet\n\nand wait.")]
    [InlineData("```bash\nmodule load gcc\n  make\n```", "module load gcc\n  make")]
    [InlineData("~~~~\na\n~~~~", "a")]
    [InlineData("Use `ls` and a < b.", "Use `ls` and a < b.")]
    public void Of_Fences_AreGoneAndCodeStays(string markdown, string expected) => Assert.Equal(expected, PlainExcerpt.Of(markdown));
}
