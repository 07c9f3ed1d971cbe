using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>A run over several sources, of which some fail, and what an early end leaves.</summary>
public sealed class IngestRunTests : IAsyncDisposable
{
    private readonly Pipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Run_InWhichSourcesBreak_GoesOnWithTheOthers()
    {
        var report = await _pipeline.RunAllAsync(
            null,
            (Pipeline.Site(), new ScriptedSource("one", new DatabaseException("The database is full."))),
            (Pipeline.Site(), new ScriptedSource("two", _pipeline.Page("/a", "content"), new PassageStoreException("The disk is full."))),
            (Pipeline.Site(), new ScriptedSource("three", new NotSupportedException("surprise"))),
            (Pipeline.Site(), new ScriptedSource("docs", _pipeline.Page("/a", "content"), new WalkCompleted())));

        Assert.Equal(["The database is full.", "The disk is full."], report.Sources.Take(2).Select(source => source.Failed.Single().Reason));
        Assert.Contains("surprise", report.Sources[2].Failed.Single().Reason);
        Assert.Equal((1, 0), (report.Sources[3].Added, report.Sources[3].Failed.Count));
        Assert.False(report.Succeeded);
        var history = (await _pipeline.StartAsync()).GetRequiredService<RunHistory>();
        Assert.Equal(["docs", "one", "three", "two"], (await history.LatestAsync(Token)).Keys.Order());
    }

    [Fact]
    public async Task Run_WithASourceThatIsLocked_DoesTheOthersAndSaysSo()
    {
        var elsewhere = await _pipeline.StartAsync();
        await using var held = await elsewhere.GetRequiredService<RunLocks>().AcquireAsync("busy", Token);

        var locked = await Assert.ThrowsAsync<RunLockedException>(() => _pipeline.RunAllAsync(
            null,
            (Pipeline.Site(), new ScriptedSource("busy", new WalkCompleted())),
            (Pipeline.Site(), new ScriptedSource("docs", _pipeline.Page("/a", "content"), new WalkCompleted()))));

        Assert.Contains("'busy' is being refreshed", locked.Message);
        Assert.Equal(["busy", "docs"], locked.Report!.Sources.Select(source => source.Name));
        Assert.Equal(["/a"], await _pipeline.FindAsync("content"));
    }

    [Fact]
    public async Task Run_OfASlowSource_CommitsByTime()
    {
        IReadOnlyList<string> early = [], later = [];
        Task LookAsync(Action<IReadOnlyList<string>> keep) => Task.Run(async () => keep(await _pipeline.FindAsync("content")), Token);

        await _pipeline.RunAsync(new ScriptedSource(
            "docs",
            _pipeline.Page("/a", "content"),
            Step(() => LookAsync(found => early = found)),
            Step(() => Task.Run(() => _pipeline.Clock.Advance(TimeSpan.FromSeconds(11)), Token)),
            _pipeline.Page("/b", "content"),
            Step(() => LookAsync(found => later = found)),
            new WalkCompleted()));

        Assert.Empty(early);
        Assert.Equal(["/a", "/b"], later);
    }

    [Fact]
    public async Task Run_Stopped_LeavesWhatWasCommitted_AndShowsAsInterrupted()
    {
        using var stop = new CancellationTokenSource();
        var run = (await _pipeline.StartAsync()).GetRequiredService<IngestRun>();
        var pages = Enumerable.Range(0, 250).Select(n => (object)_pipeline.Page($"/{n}", $"content of {n}")).ToList();
        var source = new ScriptedSource("docs", [.. pages, Step(stop.CancelAsync), _pipeline.Page("/late", "content")]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => run.RunAsync([(new SourceDefinition("docs", Pipeline.Site()), source)], RunMode.Usual, null, stop.Token));

        Assert.Equal(200, (await _pipeline.FindAsync("content", top: 1000)).Count);
        var unfinished = await (await _pipeline.StartAsync()).GetRequiredService<RunHistory>().UnfinishedAsync(Token);
        Assert.False(unfinished["docs"].IsUnderWay);

        // The next run takes up where this one ended.
        var next = await _pipeline.RunAsync(new ScriptedSource("docs", [.. pages, new WalkCompleted()]));
        Assert.Equal((50, 200), (next.Added, next.Unchanged));
    }

    [Fact]
    public async Task Run_WhoseLockIsTakenOver_EndsAndSaysSo()
    {
        var databases = (await _pipeline.StartAsync()).GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AssistantDbContext>>();
        var source = new ScriptedSource(
            "docs",
            Step(async () =>
            {
                await using var tables = await databases.CreateDbContextAsync(Token);
                tables.RunLocks.RemoveRange(tables.RunLocks);
                await tables.SaveChangesAsync(Token);
                _pipeline.Clock.Advance(RunLock.Interval);
            }),
            new TaskCompletionSource(),
            _pipeline.Page("/a", "content"));

        var report = await _pipeline.RunAsync(source);

        Assert.Contains("lock of the source could not be kept", report.Failed.Single().Reason);
    }

    [Fact]
    public async Task Run_AfterTheLedgerWasLost_TakesOutWhatOnlyTheStoreKnew()
    {
        await _pipeline.RunAsync(new ScriptedSource("docs", _pipeline.Page("/a", "content"), _pipeline.Page("/old", "content"), new WalkCompleted()));
        await (await _pipeline.StartAsync()).GetRequiredService<DocumentLedger>().ForgetAsync("docs", Token);

        await _pipeline.RunAsync(new ScriptedSource("docs", _pipeline.Page("/a", "content"), new WalkCompleted()));

        Assert.Equal(["/a"], await _pipeline.FindAsync("content"));
    }

    private static Func<Task> Step(Func<Task> step) => step;
}
