using System.Runtime.CompilerServices;
using Assistant.Benchmarks.Verifying;

namespace Assistant.Ingest.Tests.Verifying;

/// <summary>The verifier of citations over the labelled sentences about the samples, whose sections the pipeline cuts.</summary>
public sealed class LabelledSentenceTests
{
    private const double WantedPrecision = 0.95;
    private const double WantedRecall = 0.9;
    private const double MostFalseAlarms = 0.1;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verifier_LabelledSentences_TellsWhatIsUnsupported(bool held)
    {
        var root = RepositoryRoot();
        var sections = await SampleSections.ReadAsync(Path.Combine(root, "samples", "site"), TestContext.Current.CancellationToken);
        var sentences = await LabelledSentence.ReadAsync(Path.Combine(root, "tests", "Assistant.Benchmarks", "Verifying", "sentences.jsonl"), TestContext.Current.CancellationToken);
        List<JudgedSentence> judged = [.. sentences.Where(sentence => sentence.Held == held).Select(sentence => JudgedSentence.Judge(sentence, sections))];

        var all = SentenceScores.Of(judged);
        var promised = SentenceScores.Of(judged.FindAll(one => SentenceScores.Promised.Contains(one.Sentence.Kind)));
        var supported = judged.FindAll(one => !one.IsWrong);

        Assert.True(all.Precision >= WantedPrecision && all.Recall >= WantedRecall, $"all: {all}");
        Assert.True(promised.Recall >= WantedRecall, $"commands, paths and numbers: {promised}");
        Assert.InRange(supported.Count(one => one.IsFalseAlarm) / (double)supported.Count, 0, MostFalseAlarms);
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
