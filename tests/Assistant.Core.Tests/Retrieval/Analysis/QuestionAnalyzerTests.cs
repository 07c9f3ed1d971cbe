using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Tests.Retrieval.Analysis;

public sealed class QuestionAnalyzerTests
{
    [Fact]
    public void Analyze_Question_DropsWhatEveryQuestionHas()
    {
        var words = Words("How do I see the quota of my project?");

        Assert.Contains("quota", words);
        Assert.DoesNotContain("the", words);
        Assert.DoesNotContain("my", words);
    }

    [Fact]
    public void Analyze_OnlyCommonWords_KeepsThem() => Assert.NotEmpty(Words("what is it"));

    [Theory]
    [InlineData("partition for GPU jobs", "partition", "queue")]
    [InlineData("the time limit of a job", "time", "walltime")]
    [InlineData("what is the wall clock limit", "wall", "walltime")]
    public void Analyze_WordsWithSynonyms_BringsThem(string question, string word, string synonym)
    {
        var term = Assert.Single(QuestionAnalyzer.Analyze(question), term => term.Word == word);

        Assert.Contains(term.Synonyms, words => string.Join(' ', words) == synonym);
    }

    [Fact]
    public void Analyze_Mail_WeighsTheSentenceThatAsks()
    {
        const string Mail = """
            Dear support team,

            I work in the climate group and we have run our model for many months without a single problem on the machine.
            Since yesterday the restart files are gone from scratch. How long are they kept?

            Best regards
            Dr. Ada Quill
            """;

        var terms = QuestionAnalyzer.Analyze(Mail);

        Assert.DoesNotContain(terms, term => term.Word is "quill" or "ada" or "regards");
        Assert.True(terms.Single(term => term.Word == "kept").Weight > terms.Single(term => term.Word == "climate").Weight);
    }

    [Theory]
    [InlineData("thanks. ", 'a')]
    [InlineData("", ' ')]
    [InlineData("hello", '!')]
    [InlineData("regards,", '\n')]
    public void Analyze_HugeMonotonousText_ComesToAnEnd(string start, char filling) =>
        Assert.NotNull(QuestionAnalyzer.Analyze(start + new string(filling, 100_000) + "1"));

    private static List<string> Words(string question) => [.. QuestionAnalyzer.Analyze(question).Select(term => term.Word)];
}
