using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>How far a walk came is remembered only where nothing before it can get lost.</summary>
public sealed class SourceMarkTests : IAsyncDisposable
{
    private static readonly SourceMark Changes = new("changes", new DocumentVersion("1", null));
    private static readonly SourceMark Listing = new("listing", new DocumentVersion("1", null));

    private readonly Pipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Marks_OfAWalk_AreGivenBackToTheNext_AndAreNoDocuments()
    {
        var report = await RunAsync(_pipeline.Page("/a", "content"), Changes, Listing, new WalkCompleted());
        var next = new ScriptedSource("docs", new UnchangedDocument("/a"), new WalkCompleted());
        var second = await _pipeline.RunAsync(next, options: Desk());

        Assert.Equal((1, 1), (report.Added, report.Seen));
        Assert.Equal(["/a", Changes.Address, Listing.Address], next.Known!.Keys.Order());
        Assert.Equal((0, 1), (second.Removed, second.Unchanged));
    }

    [Fact]
    public async Task Mark_OfAListingThatIsNotBelieved_IsNotSet()
    {
        await RunAsync([.. Pages(30), Changes, new WalkCompleted()]);

        var report = await RunAsync([.. Pages(5), Listing, new WalkCompleted()]);

        Assert.Equal((0, 1), (report.Removed, report.Failed.Count));
        Assert.Equal([Changes.Address], await MarksAsync());
    }

    [Fact]
    public async Task Mark_AfterWhatIsGone_IsNotSetBeforeThatIsTakenOut()
    {
        using var stop = new CancellationTokenSource();
        await RunAsync([.. Pages(250)]);
        var run = (await _pipeline.StartAsync()).GetRequiredService<IngestRun>();
        Func<Task> stopNow = stop.CancelAsync;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(
            [(new SourceDefinition("docs", Desk()), new ScriptedSource("docs", [new GoneDocument("/0"), Changes, .. Pages(250, "changed").Skip(1), stopNow, Listing]))], RunMode.Usual, null, stop.Token));
        Assert.Empty(await MarksAsync());

        Assert.Equal(1, (await RunAsync([.. Pages(250, "changed").Skip(1), new GoneDocument("/0"), Changes])).Removed);
        Assert.Equal([Changes.Address], await MarksAsync());
    }

    [Fact]
    public async Task Record_ThatComesAgain_IsStoredAsItIsThen_AndCountedOnce()
    {
        var later = _pipeline.Page("/a", "renewed") with { Version = new DocumentVersion(null, _pipeline.Clock.GetUtcNow()) };

        var report = await RunAsync(_pipeline.Page("/a", "content"), later, new WalkCompleted());

        Assert.Equal(1, report.Added);
        Assert.Equal(["/a"], await _pipeline.FindAsync("renewed"));
    }

    [Fact]
    public async Task Record_ThatGoesWithinTheWalk_IsTakenOut()
    {
        var article = _pipeline.Page("/a", "content") with { Version = new DocumentVersion(null, _pipeline.Clock.GetUtcNow()) };

        await RunAsync(article, _pipeline.Page("/b", "content"), new GoneDocument("/a"), new WalkCompleted());

        Assert.Equal(["/b"], await _pipeline.FindAsync("content"));
    }

    private static SourceOptions Desk() => new() { Kind = SourceKind.ServiceNow, Url = "https://centre.example.org/", Audience = ["public"] };

    private Task<SourceReport> RunAsync(params IReadOnlyList<object> items) => _pipeline.RunAsync(new ScriptedSource("docs", items), options: Desk());

    private List<object> Pages(int count, string text = "content") => [.. Enumerable.Range(0, count).Select(n => _pipeline.Page($"/{n}", $"{text} of {n}"))];

    private async Task<IReadOnlyList<string>> MarksAsync() =>
        [.. (await (await _pipeline.StartAsync()).GetRequiredService<DocumentLedger>().LoadAsync("docs", Token)).Keys.Where(SourceMark.IsOne)];
}
