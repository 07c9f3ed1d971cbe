using System.Text.Json;
using Assistant.Fakes.Models;
using Assistant.Fakes.Sites;

namespace Assistant.Ingest.Tests.CommandLine;

public sealed class RunCommandTests : IAsyncLifetime
{
    private readonly IngestProgram _ingest = new();
    private FakeSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await FakeSite.StartAsync(TestContext.Current.CancellationToken);
        _site.Page("/", Html("Guide", "<p>Start here.</p><a href='queues/'>Queues</a> <a href='storage/'>Storage</a>"), "\"1\"")
            .Page("/queues/", Html("Queues", "<p>The queue <code>prod</code> takes jobs of up to 24 hours.</p>"), "\"1\"")
            .Page("/storage/", Html("Storage", "<p>Scratch holds 20 TB for every user.</p>"), "\"1\"");
        _ingest.Configure($$""" "Sources": { "docs": { "Kind": "Website", "Url": "{{_site.Url}}" } } """);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _ingest.Dispose();
    }

    [Fact]
    public async Task Run_OfANewSite_StoresEveryPageAndReportsIt()
    {
        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal((0, ""), (run.ExitCode, OnlyFailures(run)));
        Assert.Equal("docs website 3 3 0 0 0", Counts(run.OnlySource));
        Assert.True(run.OnlySource.GetProperty("passages").GetInt64() >= 3);
        Assert.True(run.OnlySource.GetProperty("bytesFetched").GetInt64() > 0);

        var found = (await _ingest.RunAsync("search", "how long may a job run in prod", "--json")).Json.GetProperty("results")[0];
        Assert.Equal(_site.Url + "queues/", found.GetProperty("url").GetString()!.Split('#')[0]);
        Assert.Equal("public", found.GetProperty("audience")[0].GetString());
    }

    [Fact]
    public async Task SecondRun_AfterSomeChanges_ReportsExactlyThose()
    {
        await _ingest.RunAsync("run", "--json");
        _site.Page("/storage/", Html("Storage", "<p>Scratch holds 30 TB for every user.</p>"), "\"2\"");
        _site.Remove("/queues/");
        _site.Page("/", Html("Guide", "<p>Start here.</p><a href='storage/'>Storage</a> <a href='new/'>New</a>"), "\"2\"");
        _site.Page("/new/", Html("New", "<p>A new machine has arrived.</p>"), "\"1\"");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal((0, ""), (run.ExitCode, OnlyFailures(run)));
        Assert.Equal("docs website 3 1 2 0 1", Counts(run.OnlySource));
        Assert.Contains("30 TB", (await _ingest.RunAsync("search", "scratch for every user", "--json")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("24 hours", (await _ingest.RunAsync("search", "queue prod jobs hours", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRun_WithoutChanges_TransfersNoPage()
    {
        await _ingest.RunAsync("run", "--json");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal("docs website 3 0 0 3 0", Counts(run.OnlySource));
        Assert.Equal(0, run.OnlySource.GetProperty("bytesFetched").GetInt64());
    }

    [Fact]
    public async Task Run_WhenTheSiteIsDown_FailsNamesItAndKeepsWhatIsStored()
    {
        await _ingest.RunAsync("run", "--json");
        var url = _site.Url;
        await _site.DisposeAsync();

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(url, OnlyFailures(run), StringComparison.Ordinal);
        Assert.Contains("check the address and that the server is up", OnlyFailures(run), StringComparison.Ordinal);
        Assert.Contains("20 TB", (await _ingest.RunAsync("search", "scratch for every user", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAStartPageThatIsNoHtml_SaysSo()
    {
        _site.Page("/", "%PDF-1.7", type: "application/pdf");

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("application/pdf, which is no HTML page", OnlyFailures(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KilledWhileItEmbeds_KeepsWhatWasMade_AndTheNextOneCompletesIt()
    {
        await using var models = await FakeTextModels.StartAsync(TestContext.Current.CancellationToken);
        _ingest.Configure($$"""
            "Sources": { "docs": { "Kind": "Website", "Url": "{{_site.Url}}" } },
            "Embeddings": { "BaseUrl": "{{models.Url}}", "Model": "tiny", "Dimensions": 64, "BatchInputs": 1, "MaxConcurrency": 1 }
            """);
        models.Then(TextModelReply.Good(), TextModelReply.Never());
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var killed = _ingest.RunAsync(kill.Token, "run");
        await models.ArrivalAsync(TestContext.Current.CancellationToken);
        await models.ArrivalAsync(TestContext.Current.CancellationToken);
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed);

        Assert.Contains("24 hours", (await _ingest.RunAsync("search", "how long may a job run in prod", "--json")).Output, StringComparison.Ordinal);
        var run = await _ingest.RunAsync("run", "--json");

        var vectors = run.OnlySource.GetProperty("vectors");
        Assert.Equal((0, 1), (run.ExitCode, vectors.GetProperty("kept").GetInt32()));
        Assert.Equal(run.OnlySource.GetProperty("passages").GetInt32() - 1, vectors.GetProperty("embedded").GetInt32());
    }

    [Fact]
    public async Task Audience_MadeNarrower_CountsForPagesThatDidNotChange()
    {
        await _ingest.RunAsync("run");
        _ingest.Configure($$""" "Sources": { "docs": { "Kind": "Website", "Url": "{{_site.Url}}", "Audience": ["staff"] } } """);

        var run = await _ingest.RunAsync("run", "--json");

        Assert.Equal("docs website 3 0 3 0 0", Counts(run.OnlySource));
        Assert.Empty((await _ingest.RunAsync("search", "scratch for every user", "--json")).Json.GetProperty("results").EnumerateArray());
        Assert.NotEmpty((await _ingest.RunAsync("search", "scratch for every user", "--as", "staff", "--json")).Json.GetProperty("results").EnumerateArray());
    }

    [Fact]
    public async Task Samples_OnceASourceIsConfigured_AreGone()
    {
        var own = File.ReadAllText(_ingest.SettingsFile);
        _ingest.Configure("\"Sources\": {}");
        Assert.Equal(0, (await _ingest.RunAsync("run")).ExitCode);
        Assert.Contains("Harrow Lake", (await _ingest.RunAsync("search", "Harrow Lake support contact", "--json")).Output, StringComparison.Ordinal);

        File.WriteAllText(_ingest.SettingsFile, own);
        Assert.Equal(0, (await _ingest.RunAsync("run")).ExitCode);

        var found = await _ingest.RunAsync("search", "Harrow Lake support contact hlquota", "--as", "staff", "--top", "100", "--json");
        Assert.DoesNotContain("samples", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-tickets", (await _ingest.RunAsync("status")).Output, StringComparison.Ordinal);
    }

    private static string Counts(JsonElement source) => string.Join(
        ' ', new[] { "name", "kind", "seen", "added", "changed", "unchanged", "removed" }.Select(name => source.GetProperty(name).ToString()));

    private static string OnlyFailures(ProgramResult run) => string.Join(
        '\n', run.OnlySource.GetProperty("failed").EnumerateArray().Select(failure => $"{failure.GetProperty("location")}: {failure.GetProperty("reason")}"));

    private static string Html(string title, string body) =>
        $"<html><head><title>{title}</title></head><body><nav>Menu</nav><main><h1>{title}</h1>{body}</main></body></html>";
}
