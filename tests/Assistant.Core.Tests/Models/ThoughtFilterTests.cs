using Assistant.Core.Models;

namespace Assistant.Core.Tests.Models;

public sealed class ThoughtFilterTests
{
    [Theory]
    [InlineData("Ten.", "Ten.")]
    [InlineData("<think>a</think>Ten.", "Ten.")]
    [InlineData("\n<thinking>a < b</thinking>\n\nTen.", "Ten.")]
    [InlineData("a < b and `</tt>`", "a < b and `</tt>`")]
    [InlineData("<think>never ends", "")]
    [InlineData("<thin", "<thin")]
    public void Filter_AnyCutting_GivesTheAnswerAlone(string reply, string answer)
    {
        for (var size = 1; size <= reply.Length; size++)
        {
            var filter = new ThoughtFilter();
            var text = string.Concat(reply.Chunk(size).Select(piece => filter.Push(new string(piece), out _))) + filter.Flush();
            Assert.Equal(answer, text);
        }
    }

    [Fact]
    public void Filter_ClosingTagWithoutOpening_WithdrawsWhatCameBefore()
    {
        var filter = new ThoughtFilter();

        Assert.Equal("I wonder", filter.Push("I wonder", out var early));
        Assert.False(early);
        Assert.Equal("Ten.", filter.Push("</think>\nTen.", out var withdraw));
        Assert.True(withdraw);
    }
}
