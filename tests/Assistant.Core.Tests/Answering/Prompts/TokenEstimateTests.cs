using Assistant.Core.Answering.Prompts;

namespace Assistant.Core.Tests.Answering.Prompts;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("word word word word word word word word word word word word word word word")]
    [InlineData("ありがとうございますありがとうございますありがとうございます")]
    [InlineData("\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600")]
    public void Cut_LongText_FitsAndIsMarked(string text)
    {
        var cut = TokenEstimate.Cut(text, 10);

        Assert.True(TokenEstimate.Of(cut) <= 10);
        Assert.EndsWith("[…]", cut);
    }
}
