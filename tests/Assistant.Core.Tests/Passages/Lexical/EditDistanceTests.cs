using Assistant.Core.Passages.Lexical;

namespace Assistant.Core.Tests.Passages.Lexical;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("queue", "queue", 0)]
    [InlineData("queue", "qeue", 1)]
    [InlineData("queue", "queeu", 1)]
    [InlineData("queue", "quuue", 1)]
    [InlineData("queue", "quebec", 2)]
    [InlineData("certificate", "certifiactes", 2)]
    [InlineData("queue", "partition", 3)]
    [InlineData("abcdef", "fedcba", 3)]
    public void Distance_CountsInsertedDroppedReplacedAndSwappedLetters(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(one, other, most: 2));
        Assert.Equal(distance, EditDistance.Between(other, one, most: 2));
    }
}
