using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>What a run believes when documents are missing, and what it takes for a fault of the site.</summary>
public sealed class LossTests : IAsyncDisposable
{
    private const string Login = "Please sign in to continue with your account.";

    private readonly Pipeline _pipeline = new();

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Run_OfALoginFrontAnd404ForTheRest_RemovesNothing()
    {
        await RunAsync(Pages(30));

        var report = await RunAsync([_pipeline.Page("/0", Login), .. Addresses(30).Skip(1).Select(address => new GoneDocument(address))]);

        Assert.Equal(0, report.Removed);
        Assert.Contains("29 of 30 documents are missing at once, so none was removed", report.Failed.Single().Reason);
        Assert.Contains("--accept-loss", report.Failed.Single().Reason);
        Assert.Equal(30, (await _pipeline.FindAsync("content")).Count);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(300)]
    public async Task Run_OfOneLoginPageUnderEveryAddress_KeepsWhatItReplaces(int pages)
    {
        await RunAsync(Pages(pages));

        var report = await RunAsync([.. Addresses(pages).Select(address => _pipeline.Page(address, Login)), new WalkCompleted()]);

        Assert.Equal((0, 0), (report.Changed, report.Removed));
        Assert.Contains($"{pages} of {pages} pages have one and the same text", report.Failed.Single().Reason);
        Assert.Empty(await _pipeline.FindAsync("sign in account"));
        Assert.Equal(pages, (await _pipeline.FindAsync("content", top: 1000)).Count);
    }

    [Fact]
    public async Task Run_OfALoginWallThatRisesLate_KeepsWhatItReplaces()
    {
        await RunAsync(Pages(300));

        await RunAsync([.. Pages(80, "new content"), .. Addresses(300).Skip(80).Select(address => _pipeline.Page(address, Login)), new WalkCompleted()]);

        Assert.Empty(await _pipeline.FindAsync("sign in account"));
        Assert.Equal(80, (await _pipeline.FindAsync("new", top: 1000)).Count);
    }

    [Fact]
    public async Task FirstRun_OfALoginWall_StoresNoneOfIt()
    {
        var report = await RunAsync([_pipeline.Page("/real", "content of its own"), .. Addresses(50).Select(address => _pipeline.Page(address, Login)), new WalkCompleted()]);

        Assert.Equal(1, report.Added);
        Assert.Equal(["/real"], await _pipeline.FindAsync("content sign in account"));
    }

    [Fact]
    public async Task Run_OfASiteWithTheSamePagesInSeveralVersions_StoresAll()
    {
        var items = Enumerable.Range(0, 30).SelectMany(page => Enumerable.Range(0, 16).Select(version => _pipeline.Page($"/v{version}/{page}", $"content of {page}")));

        var report = await RunAsync([.. items, new WalkCompleted()]);

        Assert.Equal((480, 0), (report.Added, report.Failed.Count));
    }

    [Fact]
    public async Task Run_OfPagesThatAllBecameEmpty_RemovesNothing()
    {
        await RunAsync(Pages(5));

        var report = await RunAsync([.. Addresses(5).Select(address => _pipeline.Page(address, "") with { Content = "<html><body></body></html>" }), new WalkCompleted()]);

        Assert.Equal((0, 1), (report.Removed, report.Failed.Count));
        Assert.Equal(5, (await _pipeline.FindAsync("content")).Count);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Run_ToldThatTheLossIsRight_BelievesIt(bool full, bool acceptLoss)
    {
        await RunAsync(Pages(30));

        var report = await _pipeline.RunAsync(
            new ScriptedSource("docs", [_pipeline.Page("/0", "content"), .. Addresses(30).Skip(1).Select(address => new GoneDocument(address)), new WalkCompleted()]),
            new RunMode(full, acceptLoss));

        Assert.Equal((29, 0), (report.Removed, report.Failed.Count));
        Assert.Equal(["/0"], await _pipeline.FindAsync("content"));
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.8, 0)]
    public async Task Run_LosingTwoThirds_IsBelievedWhereTheSettingsSaySo(double share, int failures)
    {
        await RunAsync(Pages(30));
        var options = Pipeline.Site();
        options.MaxLossShare = share;

        var report = await _pipeline.RunAsync(
            new ScriptedSource("docs", [.. Pages(10), .. Addresses(30).Skip(10).Select(address => new GoneDocument(address)), new WalkCompleted()]), options: options);

        Assert.Equal((failures, failures == 0 ? 20 : 0), (report.Failed.Count, report.Removed));
    }

    [Fact]
    public async Task Run_ThatBreaksOff_RemovesNothingAndSaysSo()
    {
        await RunAsync(Pages(5));

        var report = await RunAsync([new GoneDocument("/1"), _pipeline.Page("/2", "renewed"), new SourceException("The site answers 503.")]);

        Assert.Equal((1, 0), (report.Changed, report.Removed));
        Assert.Contains(report.Failed, failure => failure.Reason == "The site answers 503. Nothing was removed.");
        Assert.Equal(["/0", "/1", "/3", "/4"], await _pipeline.FindAsync("content"));
    }

    [Fact]
    public async Task Run_OfWhichMostFails_RemovesNothing()
    {
        await RunAsync(Pages(30));

        var report = await RunAsync([new GoneDocument("/0"), .. Addresses(30).Skip(1).Select(address => new FailedDocument(address, "answered 500"))]);

        Assert.Equal(0, report.Removed);
        Assert.Contains("The source is failing", report.Failed[^1].Reason);
    }

    [Fact]
    public async Task Run_InWhichAPageFails_StillRemovesWhatIsGone()
    {
        await RunAsync(Pages(5));

        var report = await RunAsync([.. Pages(3), new GoneDocument("/3"), new FailedDocument("/4", "answered 500")]);

        Assert.Equal((1, 1), (report.Removed, report.Failed.Count));
        Assert.Equal(["/0", "/1", "/2", "/4"], await _pipeline.FindAsync("content"));
    }

    [Fact]
    public async Task Page_ThatNothingLinksTo_GoesAfterTwoCompleteCrawlsInARow()
    {
        await RunAsync(Pages(3));

        Assert.Equal(0, (await RunAsync([.. Pages(2), new WalkCompleted()])).Removed);
        Assert.Equal(0, (await RunAsync([.. Pages(3), new WalkCompleted()])).Removed); // Found again: counting begins anew.
        Assert.Equal(0, (await RunAsync([.. Pages(2), new WalkCompleted()])).Removed);
        Assert.Equal(0, (await RunAsync(Pages(2))).Removed); // Not complete.
        Assert.Equal(3, (await _pipeline.FindAsync("content")).Count);

        Assert.Equal(1, (await RunAsync([.. Pages(2), new WalkCompleted()])).Removed);
        Assert.Equal(["/0", "/1"], await _pipeline.FindAsync("content"));
    }

    [Fact]
    public async Task Page_MissingFromAFolder_GoesAtOnce()
    {
        var options = new SourceOptions { Kind = SourceKind.Website, Path = "/srv/site" };
        await _pipeline.RunAsync(new ScriptedSource("docs", Pages(3)), options: options);

        var report = await _pipeline.RunAsync(new ScriptedSource("docs", [.. Pages(2), new WalkCompleted()]), options: options);

        Assert.Equal(1, report.Removed);
    }

    private Task<SourceReport> RunAsync(params IReadOnlyList<object> items) => _pipeline.RunAsync(new ScriptedSource("docs", items));

    private List<object> Pages(int count, string text = "content") => [.. Addresses(count).Select(address => _pipeline.Page(address, $"{text} of {address}"))];

    private static IEnumerable<string> Addresses(int count) => Enumerable.Range(0, count).Select(n => $"/{n}");
}
