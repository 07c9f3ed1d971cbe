using Assistant.Core.Answering.Searching;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class MissingNamesTests
{
    [Theory]
    [InlineData("How do I run Mathematica on Polaris since Friday?", "Mathematica")]
    [InlineData("Is there a CVMFS or EESSI mount on the GPUs?", "CVMFS,EESSI")]
    [InlineData("Where are the queues of polaris?", "")]
    [InlineData("Polaris queues", "")]
    public void Find_NamesThatNoSourceMentions_AreGiven(string question, string expected) =>
        Assert.Equal(expected, string.Join(',', MissingNames.Find(question, [TestSources.Source(1, "Polaris has queues and a GPU in each node.")])));

    [Fact]
    public void Find_Mail_GivesNone() =>
        Assert.Empty(MissingNames.Find(string.Join(' ', Enumerable.Repeat("regards from Sven", 20)), [TestSources.Source(1, "Text.")]));
}
