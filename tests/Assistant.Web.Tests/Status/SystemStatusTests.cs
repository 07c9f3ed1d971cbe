using Assistant.Web.Hosting;
using Assistant.Web.Status;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Web.Tests.Status;

public sealed class SystemStatusTests : IAsyncDisposable
{
    private readonly Installation _installation = new();

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task Status_WithADamagedSource_NamesItAndTheRemedy_AndIsReady()
    {
        await _installation.StoreAsync("docs");
        await _installation.StoreAsync("uploads");
        Damage("docs");

        var view = await StatusAsync(await _installation.StartAsync());

        Assert.True(view.Ready);
        Assert.Equal(1, view.Passages);
        Assert.Equal(["docs damaged", "uploads ok"], view.Sources.Select(source => $"{source.Name} {source.State}"));
        Assert.Contains("ingest run --source docs", view.Sources[0].Fault);
    }

    [Fact]
    public async Task Status_WithModelsOfTheSearch_ShowsThem_AndWhichPassagesHaveVectors()
    {
        foreach (var section in new[] { "Embeddings", "Reranker" })
        {
            (_installation.Settings[$"{section}:BaseUrl"], _installation.Settings[$"{section}:Model"]) = ("http://127.0.0.1:1/v1", "tiny");
        }

        await _installation.StoreAsync("docs");

        var view = await StatusAsync(await _installation.StartAsync());

        Assert.True(view.Ready);
        Assert.Equal("BM25 (embedded) + dense (tiny) + rerank (tiny)", view.Retriever);
        Assert.Equal(["Embeddings tiny not asked yet", "Reranker tiny not asked yet"], view.SearchModels.Select(model => $"{model.Name} {model.Model} {model.State}"));
        Assert.Equal("0 of 1 passages have a vector: searches are by words until 'ingest run' has made all", view.Sources[0].Meaning);
    }

    [Fact]
    public async Task Status_WithADatabaseThatFails_StillShowsTheStore()
    {
        await _installation.StoreAsync("docs");
        foreach (var file in Directory.GetFiles(_installation.Folder, "assistant.db*"))
        {
            File.WriteAllText(file, new string('x', 5000));
        }

        var view = await StatusAsync(await _installation.StartAsync(migrated: false));

        Assert.Equal((1, 1, FaultMessages.Unreachable), (view.Passages, view.Sources.Count, view.Busy));
        Assert.Contains("is no SQLite database", view.Faults[0]);
    }

    [Fact]
    public async Task Status_WithAStoreThatFails_IsNotReady()
    {
        File.WriteAllText(Path.Combine(_installation.Folder, "passages"), "in the way");

        var view = await StatusAsync(await _installation.StartAsync());

        Assert.False(view.Ready);
        Assert.Contains("Data:Path", view.Faults.Single());
        Assert.Equal("docs", view.Sources.Single().Name);
    }

    [Fact]
    public async Task Status_AfterAFirstRunThatFailed_IsReadyOnceThereIsSomething()
    {
        var services = await _installation.StartAsync();
        services.GetRequiredService<IngestState>().End("The site is down.");
        var status = ActivatorUtilities.CreateInstance<SystemStatus>(services);
        Assert.False((await status.GetAsync(TestContext.Current.CancellationToken)).Ready);

        await _installation.StoreAsync("docs");

        Assert.True((await status.GetAsync(TestContext.Current.CancellationToken)) is { Ready: true, Busy: null });
    }

    private static async Task<SystemStatusView> StatusAsync(IServiceProvider services)
    {
        services.GetRequiredService<IngestState>().End(problem: null);
        return await ActivatorUtilities.CreateInstance<SystemStatus>(services).GetAsync(TestContext.Current.CancellationToken);
    }

    private void Damage(string source)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_installation.Folder, "passages", source), "segments_*"))
        {
            File.WriteAllBytes(file, [1, 2, 3, 4, 5, 6, 7, 8]);
        }
    }
}
