using Assistant.Ingest.Chunking;

namespace Assistant.Ingest.Tests.Chunking;

public sealed class LongLinesTests
{
    [Theory]
    [InlineData("a line\n\nand another")]
    [InlineData("")]
    public void Wrap_OrdinaryText_IsKept(string text) => Assert.Equal(text, LongLines.Wrap(text));

    [Fact]
    public void Wrap_LongParagraph_IsKeptUpToTheLimit()
    {
        var text = string.Concat(Enumerable.Repeat("some words ", 360));

        Assert.Equal(text, LongLines.Wrap(text));
    }

    [Fact]
    public void Wrap_LineWithoutEnd_BreaksBeforeWords()
    {
        var text = string.Concat(Enumerable.Repeat("some words ", 10_000));

        var lines = LongLines.Wrap(text).Split('\n');

        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.True(line.Length <= 4_010 && (line.StartsWith("some") || line.StartsWith("words"))));
    }

    [Theory]
    [InlineData('x')]
    [InlineData(' ')]
    [InlineData('=')]
    public void Wrap_RunWithoutEnd_IsBroken(char sign)
    {
        var text = "start\n" + new string(sign, 100_000);

        var wrapped = LongLines.Wrap(text);

        Assert.Equal(text.Replace("\n", ""), wrapped.Replace("\n", ""));
        Assert.All(wrapped.Split('\n'), line => Assert.True(line.Length <= 501));
    }

    [Fact]
    public void Wrap_PairsOfCodeUnits_StayTogether()
    {
        var wrapped = LongLines.Wrap("x" + string.Concat(Enumerable.Repeat("\uD83D\uDE00", 2_000)));

        Assert.DoesNotContain(wrapped.Split('\n'), line => char.IsLowSurrogate(line[0]));
    }
}
