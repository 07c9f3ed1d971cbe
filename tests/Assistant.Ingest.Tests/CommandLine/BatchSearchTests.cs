using System.Text.Json;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class BatchSearchTests : IDisposable
{
    private readonly IngestProgram _ingest = new IngestProgram().Configure("\"Sources\": { \"docs\": { \"Kind\": \"Website\", \"Path\": \"site\" } }");

    public void Dispose() => _ingest.Dispose();

    [Fact]
    public async Task Batch_GivesIdsBackAsTheyCame()
    {
        var file = _ingest.Write("questions.jsonl", """
            {"id":7,"question":"scratch"}
            {"id":"q-8","question":"scratch"}
            {"question":"an id is missing"}
            """);

        var search = await _ingest.RunAsync("search", "--batch", file);

        Assert.Equal(1, search.ExitCode);
        Assert.Contains("line 3", search.Error, StringComparison.Ordinal);
        var ids = search.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id"));
        Assert.Equal(["7", "\"q-8\""], ids.Select(id => id.GetRawText()));
    }

    [Fact]
    public async Task Batch_BesideAText_IsRefused()
    {
        var search = await _ingest.RunAsync("search", "scratch", "--batch", _ingest.Write("questions.jsonl", ""));

        Assert.Equal(2, search.ExitCode);
        Assert.Contains("exclude each other", search.Error, StringComparison.Ordinal);
    }
}
