using Assistant.Core.Answering.Searching;

namespace Assistant.Core.Tests.Answering.Searching;

public sealed class RelevanceTests
{
    private const string Page = "Jobs that wait in the queue show state Q. Polaris schedules by priority; see `qstat -f` for the reason. Arrays are mathematical.";

    [Theory]
    [InlineData("my job on Polaris sits in Q state, why?")]
    [InlineData("why is my jobb qeued on polaris")]
    [InlineData("queue")]
    [InlineData("Why does job 4203072 of project_123 in /scratch/me wait in the queue with --nodes=7 since Friday?")]
    public void Judge_QuestionOfTheDocumentation_IsEnough(string question) => Assert.True(Judge(question).IsEnough);

    [Theory]
    [InlineData("Can you suggest a good recipe for salmon soup?")]
    [InlineData("Who won the ice hockey world championship last year?")]
    public void Judge_QuestionOfAnotherWorld_IsNotEnough(string question) => Assert.False(Judge(question).IsEnough);

    [Theory]
    [InlineData("How long do Mathematica jobs wait in the queue?", "Mathematica")]
    [InlineData("Do jobs of a Ray cluster wait in the queue?", "Ray")]
    [InlineData("Does x2go show my jobs in the queue?", "x2go")]
    public void Judge_NameThatNoSourceMentions_IsNotEnoughAndNamed(string question, string name)
    {
        var verdict = Judge(question);

        Assert.False(verdict.IsEnough);
        Assert.Equal([name], verdict.Missing);
    }

    [Fact]
    public void Judge_WordThatNothingHas_IsNotEnough()
    {
        Assert.Equal(["salary"], Judge("what is the salary of a job in the queue", "salary").Missing);
        Assert.False(Judge("what is the salary of a job in the queue", "salary").IsEnough);
    }

    [Fact]
    public void Judge_OneUnknownWordAmongMany_IsEnough() =>
        Assert.True(Judge("my jobs wait in the queue with state q although their priority shows a good reason to schedule them, how awkward", "awkward").IsEnough);

    [Fact]
    public void Judge_Mail_IsNotHeldToItsNames()
    {
        var mail = "Dear support, on Polaris my jobs wait in the queue. " + string.Join(' ', Enumerable.Repeat("I met Sven in Bergen and we wonder.", 8));

        Assert.True(Judge(mail, "met", "wonder").IsEnough);
    }

    [Fact]
    public void Judge_NoSources_IsNotEnough() => Assert.False(Relevance.Judge("queue", [], []).IsEnough);

    private static RelevanceVerdict Judge(string question, params string[] unknown) => Relevance.Judge(question, [TestSources.Source(1, Page)], unknown);
}
