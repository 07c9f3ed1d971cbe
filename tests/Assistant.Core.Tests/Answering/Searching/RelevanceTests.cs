using Assistant.Core.Answering.Searching;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class RelevanceTests
{
    private const string Page = "Jobs that wait in the queue show state Q. Polaris schedules by priority; see `qstat -f` for the reason.";

    [Theory]
    [InlineData("my job on Polaris sits in Q state, why?")]
    [InlineData("why is my jobb qeued on polaris")]
    [InlineData("queue")]
    public void IsEnough_QuestionOfTheDocumentation_Is(string question) => Assert.True(Relevance.IsEnough(question, [TestSources.Source(1, Page)]));

    [Theory]
    [InlineData("Can you suggest a good recipe for salmon soup?")]
    [InlineData("Who won the ice hockey world championship last year?")]
    public void IsEnough_QuestionOfAnotherWorld_IsNot(string question) => Assert.False(Relevance.IsEnough(question, [TestSources.Source(1, Page)]));
}
