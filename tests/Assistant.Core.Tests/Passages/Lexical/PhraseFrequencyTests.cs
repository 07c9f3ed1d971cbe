using Assistant.Core.Passages.Lexical;

namespace Assistant.Core.Tests.Passages.Lexical;

public sealed class PhraseFrequencyTests
{
    [Theory]
    [InlineData(new[] { 3 }, new[] { 4 }, 1, 1f)]
    [InlineData(new[] { 3 }, new[] { 6 }, 2, 1 / 3f)]
    [InlineData(new[] { 3 }, new[] { 6 }, 1, 0f)]
    [InlineData(new[] { 4 }, new[] { 3 }, 2, 1 / 3f)]
    [InlineData(new[] { 1, 10, 20 }, new[] { 2, 12, 21 }, 3, 2.5f)]
    [InlineData(new[] { 5, 5, 5 }, new[] { 6, 6, 6 }, 3, 1f)]
    public void Phrase_CountsByHowCloseItsWordsStand(int[] first, int[] second, int slop, float frequency) =>
        Assert.Equal(frequency, PhraseFrequency.Of([first, second], slop), 1e-5);
}
