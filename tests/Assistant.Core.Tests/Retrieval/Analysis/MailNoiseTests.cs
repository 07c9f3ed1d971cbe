using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class MailNoiseTests
{
    [Theory]
    [InlineData("Hello, my job fails with exit code 137. Kind regards, Ann", "my job fails with exit code 137.")]
    [InlineData("Dear Dr. Smith and team,\nmy job fails with exit code 137.\n\nThanks a lot,\nBob B. Builder", "my job fails with exit code 137.")]
    [InlineData("Good morning! The node does not answer. Thank you.", "The node does not answer.")]
    [InlineData("Hello world fails to compile with the new toolchain", "Hello world fails to compile with the new toolchain")]
    [InlineData("How do I say thanks in a paper to the centre", "How do I say thanks in a paper to the centre")]
    [InlineData("Thanks, Ann", "Thanks, Ann")]
    [InlineData("", "")]
    public void Drop_Mail_LeavesWhatItSays(string text, string expected) => Assert.Equal(expected, MailNoise.Drop(text).Trim());
}
