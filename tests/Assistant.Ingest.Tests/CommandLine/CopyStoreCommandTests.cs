using Assistant.Fakes.Models;
using Assistant.Fakes.Qdrant;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class CopyStoreCommandTests : IAsyncLifetime
{
    private readonly IngestProgram _ingest = new();
    private FakeQdrant _qdrant = null!;

    public async ValueTask InitializeAsync()
    {
        _qdrant = await FakeQdrant.StartAsync(TestContext.Current.CancellationToken);
        _qdrant.ApiKey = "secret-of-the-test";
        _ingest.Variables["Store__Qdrant__ApiKey"] = _qdrant.ApiKey;
        _ingest.Write("site/index.html", Html("Guide", "<p>Start here: the queue takes jobs.</p>"));
        _ingest.Write("site/storage/index.html", Html("Storage", "<p>Scratch holds 20 TB for every user.</p>"));
        Configure("Embedded");
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_qdrant.Violations);
        await _qdrant.DisposeAsync();
        _ingest.Dispose();
    }

    [Fact]
    public async Task Copy_ToQdrantAndBack_KeepsEverythingWithoutTheSource()
    {
        Assert.Equal(0, (await _ingest.RunAsync("run", "--json")).ExitCode);
        var before = await FoundAsync();
        Directory.Delete(Path.Combine(_ingest.Folder, "site"), recursive: true);

        var copy = await _ingest.RunAsync("copy-store", "--to", "Qdrant", "--json");

        Assert.Equal((0, 2), (copy.ExitCode, copy.OnlySource.GetProperty("documents").GetInt32()));
        Assert.Contains("docs: 2 documents, 0 failed, done", copy.Error, StringComparison.Ordinal);
        Configure("Qdrant");
        Assert.Equal(before, await FoundAsync());

        Assert.Equal(0, (await _ingest.RunAsync("copy-store", "--to", "Qdrant", "--json")).ExitCode);
        Assert.Equal(["passages-2"], _qdrant.Collections);
        Directory.Delete(Path.Combine(_ingest.Folder, "data", "passages"), recursive: true);
        Assert.Equal(0, (await _ingest.RunAsync("copy-store", "--to", "Embedded")).ExitCode);
        Configure("Embedded");
        Assert.Equal(before, await FoundAsync());
    }

    [Fact]
    public async Task Run_IntoQdrant_StoresAndStatusShowsIt()
    {
        Configure("Qdrant");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal((0, 2), (run.ExitCode, run.OnlySource.GetProperty("added").GetInt32()));
        Assert.NotEmpty(await FoundAsync());
        var status = await _ingest.RunAsync("status", "--json");
        Assert.Equal("Qdrant", status.Json.GetProperty("store").GetProperty("name").GetString());
        Assert.Equal("version 1.19.0, collection passages-1 is green", status.Json.GetProperty("store").GetProperty("state").GetString());
        Assert.Equal(2, status.OnlySource.GetProperty("documents").GetInt32());
        Assert.DoesNotContain("secret", status.Output + status.Error, StringComparison.Ordinal);

        var again = await _ingest.RunAsync("run", "--json");
        Assert.Equal(2, again.OnlySource.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Copy_OfAStoreWithVectors_TakesThemOver_AndNoEndpointIsAskedAgain()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        Configure("Embedded", models);
        Assert.Equal(0, (await _ingest.RunAsync("run", "--json")).ExitCode);
        var asked = models.Requests.Count;
        Assert.True(asked > 0);

        var there = await _ingest.RunAsync("copy-store", "--to", "Qdrant", "--json");
        Configure("Qdrant", models);
        await AssertVectorsAsync(there);
        await AssertVectorsAsync(await _ingest.RunAsync("copy-store", "--from", "Qdrant", "--to", "Qdrant", "--json"));
        Directory.Delete(Path.Combine(_ingest.Folder, "data", "passages"), recursive: true);
        Directory.Delete(Path.Combine(_ingest.Folder, "data", "vectors"), recursive: true);
        var back = await _ingest.RunAsync("copy-store", "--to", "Embedded", "--json");
        Configure("Embedded", models);
        await AssertVectorsAsync(back);

        Assert.Equal(asked, models.Requests.Count);
    }

    [Fact]
    public async Task Run_IntoQdrant_KilledWhileItEmbeds_IsCompletedByTheNextOne()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        Configure("Qdrant", models);
        models.Then(TextModelReply.Good(), TextModelReply.Never());
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var killed = _ingest.RunAsync(kill.Token, "run");
        await models.ArrivalAsync(TestContext.Current.CancellationToken);
        await models.ArrivalAsync(TestContext.Current.CancellationToken);
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed);

        var run = await _ingest.RunAsync("run", "--json");

        var vectors = run.OnlySource.GetProperty("vectors");
        Assert.Equal((0, 1, 1), (run.ExitCode, vectors.GetProperty("kept").GetInt32(), vectors.GetProperty("embedded").GetInt32()));
        Assert.True((await _ingest.RunAsync("status", "--json")).OnlySource.GetProperty("vectors").GetProperty("searched").GetBoolean());
    }

    [Fact]
    public async Task Copy_ServerAsksForAnotherKey_FailsWithTheRemedyAndChangesNothing()
    {
        await _ingest.RunAsync("run", "--json");
        _ingest.Variables["Store__Qdrant__ApiKey"] = "another";

        var copy = await _ingest.RunAsync("copy-store", "--to", "Qdrant");

        Assert.Equal(1, copy.ExitCode);
        Assert.Contains("does not accept the key", copy.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", copy.Error, StringComparison.Ordinal);
        Assert.Empty(_qdrant.Collections);
        Assert.NotEmpty(await FoundAsync());
    }

    private void Configure(string provider, FakeTextModels? models = null) => _ingest.Configure($$"""
        "Store": { "Provider": "{{provider}}", "Qdrant": { "Url": "{{_qdrant.Url}}" } },
        "Embeddings": { "BaseUrl": {{(models is null ? "null" : $"\"{models.Url}\"")}}, "Model": {{(models is null ? "null" : "\"tiny\"")}}, "Dimensions": 64, "BatchInputs": 1, "MaxConcurrency": 1 },
        "Sources": { "docs": { "Kind": "Website", "Path": "site", "BaseUrl": "https://docs.example.org/" } }
        """);

    private async Task AssertVectorsAsync(ProgramResult copy)
    {
        Assert.Equal((0, 2), (copy.ExitCode, copy.Json.GetProperty("vectors").GetInt32()));
        var vectors = (await _ingest.RunAsync("status", "--json")).OnlySource.GetProperty("vectors");
        Assert.Equal((2, true), (vectors.GetProperty("passages").GetInt32(), vectors.GetProperty("searched").GetBoolean()));
    }

    private async Task<IReadOnlyList<string?>> FoundAsync()
    {
        var search = await _ingest.RunAsync("search", "how much scratch", "--json");
        Assert.Equal("", search.Error);
        return [.. search.Json.GetProperty("results").EnumerateArray().Select(result => $"{result.GetProperty("url")} {result.GetProperty("text")}")];
    }

    private static string Html(string title, string body) => $"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>";
}
