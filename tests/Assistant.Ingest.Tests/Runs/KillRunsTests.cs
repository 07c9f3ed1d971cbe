using Assistant.Benchmarks.KillRuns;

namespace Assistant.Ingest.Tests.Runs;

public sealed class KillRunsTests
{
    [Fact]
    public async Task Store_AfterEveryKill_OpensAndAnswers_AndIsWholeInTheEnd()
    {
        var report = await KillRunsCommand.RunAsync(new KillRunsOptions(Count: 10, Pages: 120), TextWriter.Null);

        Assert.True(report.Faults.Count == 0, report.ToString());
        Assert.True(report.Killed > 0, report.ToString());
        Assert.True(report.Passages > report.Documents, report.ToString());
    }
}
