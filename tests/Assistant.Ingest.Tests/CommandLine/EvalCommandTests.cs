using System.Text.Json;
using Assistant.Fakes.Models;

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
    public async Task Stages_AreMeasuredSideBySide()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        await TakeInAsync(
            $$"""
            , "Embeddings": { "BaseUrl": "{{models.Url}}", "Model": "tiny", "Dimensions": 64 }, "Reranker": { "BaseUrl": "{{models.Url}}", "Model": "tiny" },
            "Retrieval": { "DenseMilliseconds": 20000, "RerankMilliseconds": 20000 }
            """);
        var questions = _ingest.Write("q.jsonl", """
            {"id":"1","question":"walltime limit of the debug queue","gold":["/queues.html"]}
            {"id":"2","question":"wiped disk","gold":["/storage.html"]}
            """);

        var eval = await _ingest.RunAsync("eval", "--questions", questions, "--stages", "lexical,dense", "fused", "reranked", "--json");
        var table = await _ingest.RunAsync("eval", "--questions", questions, "--stages", "lexical,reranked");

        Assert.True(eval.ExitCode == 0, eval.Error);
        double At(string stage) => eval.Json.GetProperty("stages").GetProperty(stage).GetProperty("success@1").GetDouble();
        Assert.Equal((0.5, 1, 1, 1), (At("lexical"), At("dense"), At("fused"), At("reranked")));
        Assert.Equal(0.5, eval.Json.GetProperty("stages").GetProperty("fused").GetProperty("comparison").GetProperty("success@1").GetProperty("mean").GetDouble());
        Assert.Contains("reranked: nDCG@10 +", table.Output, StringComparison.OrdinalIgnoreCase);

        var plain = (await _ingest.RunAsync("eval", "--questions", questions, "--json")).Json;
        Assert.Equal(1, plain.GetProperty("success@1").GetDouble());
        Assert.Equal(["lexical", "dense", "fused", "reranked"], plain.GetProperty("stages").EnumerateObject().Select(stage => stage.Name));
    }

    [Theory]
    [InlineData("dense", "needs an endpoint in Embeddings:BaseUrl")]
    [InlineData("magic", "'magic' is no stage; there are lexical, dense, fused, reranked.")]
    public async Task Stages_ThatCannotBeMeasured_AreRefused(string stage, string says)
    {
        await TakeInAsync();

        var run = await _ingest.RunAsync("eval", "--questions", _ingest.Write("q.jsonl", "{\"id\":\"1\",\"question\":\"?\",\"gold\":[\"/\"]}"), "--stages", stage);

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

    private async Task TakeInAsync(string sections = "")
    {
        _ingest.Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\", \"BaseUrl\": \"https://docs.example.org/\" } }" + sections);
        _ingest.Write("site/queues.html", "<html><head><title>Queues</title></head><body><main><h1>Queues</h1><p>The walltime limit of the debug queue is 30 minutes.</p></main></body></html>");
        _ingest.Write("site/storage.html", "<html><head><title>Storage</title></head><body><main><h1>Storage</h1><p>Files in scratch are purged after 90 days.</p></main></body></html>");
        var run = await _ingest.RunAsync("run");
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
