using System.Text.Json;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class EvalCommandTests : IDisposable
{
    private readonly IngestProgram _ingest = new();

    public void Dispose() => _ingest.Dispose();

    [Fact]
    public async Task Eval_OfATakenInSite_ReportsComparesAndHoldsTheGate()
    {
        await TakeInAsync();
        var good = _ingest.Write("good.jsonl", """
            {"id":"1","kind":"fact","question":"What is the walltime limit of the debug queue?","gold":["/queues.html"],"facts":["30 minutes"]}
            {"id":"2","kind":"keyword","question":"scratch purge","gold":["/storage.html"]}
            """);
        // The same questions, with pages that cannot come first.
        var bad = _ingest.Write("bad.jsonl", """
            {"id":"1","kind":"fact","question":"What is the walltime limit of the debug queue?","gold":["/nowhere.html"]}
            {"id":"2","kind":"keyword","question":"scratch purge","gold":["/storage.html"]}
            """);
        var (saved, html) = (Path.Combine(_ingest.Folder, "saved.json"), Path.Combine(_ingest.Folder, "report.html"));

        var first = await _ingest.RunAsync("eval", "--questions", good, "--answers", "--json", "--save", saved, "--html", html);
        var worse = await _ingest.RunAsync("eval", "--questions", bad, "--json", "--baseline", saved, "--max-drop", "0.01");

        Assert.True(first.ExitCode == 0, first.Error);
        var figures = JsonDocument.Parse(first.Output).RootElement;
        Assert.Equal(2, figures.GetProperty("questions").GetInt32());
        Assert.Equal(1, figures.GetProperty("success@1").GetDouble());
        Assert.Equal(1, figures.GetProperty("kinds").GetProperty("fact").GetProperty("mrr@10").GetDouble());
        Assert.Equal(1, figures.GetProperty("answers").GetProperty("citationCoverage").GetDouble());
        Assert.Equal(1, figures.GetProperty("answers").GetProperty("factCoverage").GetDouble());
        Assert.True(figures.GetProperty("p50ms").GetDouble() > 0);
        Assert.Contains("<svg", File.ReadAllText(html), StringComparison.Ordinal);

        Assert.Equal(1, worse.ExitCode);
        Assert.Contains("success@1 fell by 0.500, more than the 0.010 allowed.", worse.Error, StringComparison.Ordinal);
        var change = JsonDocument.Parse(worse.Output).RootElement.GetProperty("comparison").GetProperty("success@1");
        Assert.Equal(-0.5, change.GetProperty("mean").GetDouble());
    }

    [Theory]
    [InlineData("The store is empty", "{\"id\":\"1\",\"question\":\"?\",\"gold\":[\"/\"]}")]
    [InlineData("line 1: it lacks one of", "{\"id\":\"1\"}")]
    public async Task Eval_ThatCannotBegin_SaysWhy(string says, string content)
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");

        var run = await _ingest.RunAsync("eval", "--questions", _ingest.Write("q.jsonl", content));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxDrop_WithoutBaseline_IsRefused()
    {
        var run = await _ingest.Configure("\"Sources\": {}").RunAsync("eval", "--questions", "q.jsonl", "--max-drop", "0.1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--baseline FILE", run.Error, StringComparison.Ordinal);
    }

    private async Task TakeInAsync()
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\", \"BaseUrl\": \"https://docs.example.org/\" } }");
        _ingest.Write("site/queues.html", "<html><head><title>Queues</title></head><body><main><h1>Queues</h1><p>The walltime limit of the debug queue is 30 minutes.</p></main></body></html>");
        _ingest.Write("site/storage.html", "<html><head><title>Storage</title></head><body><main><h1>Storage</h1><p>Files in scratch are purged after 90 days.</p></main></body></html>");
        var run = await _ingest.RunAsync("run");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
