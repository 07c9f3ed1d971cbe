using Assistant.Core.Answering.Prompts;

namespace Assistant.Core.Tests.Answering.Prompts;

public sealed class PromptTokensTests
{
    [Theory]
    [InlineData("word word word word word word word word word word word word word word word")]
    [InlineData("このクラスタではキューの待ち時間が長い場合がありますので、小さなジョブを試してください。")]
    [InlineData("\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600")]
    public void Cut_LongText_FitsAndIsMarked(string text)
    {
        var cut = PromptTokens.Cut(text, 10);

        Assert.True(PromptTokens.Of(cut) <= 10);
        Assert.EndsWith("[…]", cut);
        Assert.True(cut.Length > 5);
    }

    [Fact]
    public void Cut_TextOfManyPieces_KeepsAboutAsMuchAsFits()
    {
        var cut = PromptTokens.Cut(string.Concat(Enumerable.Repeat("the queue of jobs ", 5000)), 8000);

        Assert.InRange(PromptTokens.Of(cut), 7900, 8000);
    }

    [Fact]
    public void Cut_TextThatFits_StaysAsItIs() => Assert.Equal("the queue", PromptTokens.Cut("the queue", 10));

    [Fact]
    public async Task Of_LongRowsOfOneSign_EndsInTime()
    {
        // Where the time grows with the square, this takes hours.
        var row = new string('漢', 300_000);

        var count = await Task.Run(() => PromptTokens.Of(row), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);

        Assert.True(count >= 100_000);
    }
}
