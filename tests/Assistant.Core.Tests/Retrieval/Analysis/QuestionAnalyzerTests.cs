using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class QuestionAnalyzerTests
{
    [Fact]
    public void Analyze_Question_DropsAndWeakensWhatTellsNothing()
    {
        var terms = QuestionAnalyzer.Analyze("How can I get the quota of my project?").ToDictionary(term => term.Word);

        Assert.DoesNotContain("the", terms.Keys);
        Assert.Equal(1, terms["quota"].Weight);
        Assert.True(terms["how"].Weight < terms["quota"].Weight);
    }

    [Fact]
    public void Analyze_OnlyWordsThatTellNothing_KeepsThem() =>
        Assert.Equal(["who", "was", "it"], QuestionAnalyzer.Analyze("who was it").Select(term => term.Word));

    [Fact]
    public void Analyze_Composed_CountsTheWholeMoreThanItsParts()
    {
        var terms = QuestionAnalyzer.Analyze("--gres=gpu:4").ToDictionary(term => term.Word);

        Assert.True(terms["--gres=gpu:4"].Weight > terms["gpu"].Weight);
    }

    [Theory]
    [InlineData("which queue", "queue", "partition")]
    [InlineData("maximum wall time", "wall", "time limit")]
    [InlineData("the time limits here", "limits", "walltime")]
    [InlineData("a front-end node", "front", "login node")]
    public void Analyze_WordWithOthersOfItsMeaning_NamesThem(string question, string word, string synonym) =>
        Assert.Contains(synonym, QuestionAnalyzer.Analyze(question).Single(term => term.Word == word).Synonyms.Select(words => string.Join(' ', words)));

    [Fact]
    public void Analyze_Mail_DropsGreetingAndName_AndCountsTheQuestionMore()
    {
        const string Mail =
            """
            Dear support team,

            yesterday I moved all of my simulations from our departmental cluster to your machine, and the first few small tests went through without any trouble.
            What is the longest walltime in the debug queue? I would rather not split my runs.

            Best regards,
            Marek Kowalski
            """;

        var terms = QuestionAnalyzer.Analyze(Mail).ToDictionary(term => term.Word);

        Assert.DoesNotContain("dear", terms.Keys);
        Assert.DoesNotContain("marek", terms.Keys);
        Assert.DoesNotContain("kowalski", terms.Keys);
        Assert.True(terms["walltime"].Weight > terms["simulations"].Weight);
    }

    [Fact]
    public void Analyze_WordTwice_IsOneTerm() =>
        Assert.Single(QuestionAnalyzer.Analyze("quota quota Quota"), term => term.Word == "quota");
}
