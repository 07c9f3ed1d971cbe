using Assistant.Core.Evaluation;

namespace Assistant.Core.Tests.Evaluation;

public sealed class EvaluationFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluation");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Questions_WithAndWithoutKindAndFacts_AreRead()
    {
        var file = Write("""
            {"id":"a","kind":"typo","question":"qeue?","gold":["/q/"],"facts":["48 h"],"author":"ignored"}

            {"id":"b","question":"limits?","gold":["/l/","/m/"]}
            """);

        var questions = await EvaluationFile.ReadAsync(file, Cancellation);

        Assert.Equal(["a:typo:1", "b:all:0"], questions.Select(question => $"{question.Id}:{question.Kind}:{question.Facts.Count}"));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"question\":\"?\",\"gold\":[\"/\"]}\n{\"id\":", "line 2: not a question")]
    [InlineData("{\"id\":\"a\",\"question\":\"?\"}", "line 1: it lacks one of")]
    [InlineData("{\"id\":\"a\",\"question\":\"?\",\"gold\":[\"/\"]}\n{\"id\":\"a\",\"question\":\"!\",\"gold\":[\"/\"]}", "line 2: the id 'a' stands twice")]
    [InlineData("\n", "holds no question")]
    public async Task Questions_ThatAreNone_SayWhichLine(string content, string says)
    {
        var wrong = await Assert.ThrowsAsync<EvaluationException>(() => EvaluationFile.ReadAsync(Write(content), Cancellation));

        Assert.Contains(says, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baseline_SavedAndRead_ComparesWhatBothKnow()
    {
        var file = Path.Combine(_folder.FullName, "baseline.json");
        await new EvaluationBaseline(DateTimeOffset.UnixEpoch, [RetrievalMetricTests.Outcome("a", [2], 1), RetrievalMetricTests.Outcome("gone", [1], 1)]).SaveAsync(file, Cancellation);

        var baseline = await EvaluationBaseline.ReadAsync(file, Cancellation);
        var changes = baseline.Compare([RetrievalMetricTests.Outcome("a", [1], 1), RetrievalMetricTests.Outcome("new", [], 1)]).ToDictionary();

        Assert.Equal(1, changes["success@1"].Mean);
        Assert.Equal(0.5, changes["mrr@10"].Mean);
        Assert.Equal(0, changes["success@5"].Mean);
        Assert.Equal(["baseline.json"], _folder.EnumerateFiles().Select(left => left.Name));
    }

    [Fact]
    public async Task Baseline_OfOtherQuestionsOrOfNoJson_SaysHowToMakeOne()
    {
        var other = new EvaluationBaseline(DateTimeOffset.UnixEpoch, [RetrievalMetricTests.Outcome("x", [1], 1)]);

        Assert.Contains("--save", Assert.Throws<EvaluationException>(() => other.Compare([RetrievalMetricTests.Outcome("a", [1], 1)])).Message, StringComparison.Ordinal);
        var broken = await Assert.ThrowsAsync<EvaluationException>(() => EvaluationBaseline.ReadAsync(Write("{}"), Cancellation));
        Assert.Contains("--save", broken.Message, StringComparison.Ordinal);
    }

    private string Write(string content)
    {
        var file = Path.Combine(_folder.FullName, "questions.jsonl");
        File.WriteAllText(file, content);
        return file;
    }
}
