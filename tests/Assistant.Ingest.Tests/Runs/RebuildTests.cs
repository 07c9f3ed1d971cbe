using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>Runs that write a source anew beside what readers see.</summary>
public sealed class RebuildTests : IAsyncDisposable
{
    private static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff);

    private readonly Pipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rebuild_OfAllPages_ServesTheOldOnesUntilItsEnd(bool full)
    {
        await RunAsync(_pipeline.Page("/a", "old content"), _pipeline.Page("/b", "old content"));
        if (!full)
        {
            _pipeline.Settings["Chunking:MaxTokens"] = "100"; // Noticed, and a reason to cut everything anew.
        }

        var reader = (await _pipeline.StartAsync()).GetRequiredService<IPassageStore>();
        var seen = new List<string>();
        Func<Task> look = async () => seen.Add(string.Join(' ', (await reader.SearchAsync(new PassageQuery { Text = "content" }, Caller.Anonymous, Token))
            .Select(hit => hit.Passage.Text.Contains("old", StringComparison.Ordinal) ? "old" : "new")));

        var report = await RunAsync(
            full ? new RunMode(Full: true) : null,
            _pipeline.Page("/a", "new content"), look, Func(() => _pipeline.Clock.Advance(TimeSpan.FromSeconds(11))), _pipeline.Page("/b", "new content"), look);
        await look();

        Assert.Equal(["old old", "old old", "new new"], seen);
        Assert.Equal((2, 0), (report.Changed, report.Failed.Count));
    }

    [Fact]
    public async Task Rebuild_OfWhatAPageFails_KeepsItUnderTheLabelsOfNow()
    {
        await RunAsync(_pipeline.Page("/a", "content"), _pipeline.Page("/b", "content"), _pipeline.Page("/c", "content"));
        var narrower = Pipeline.Site();
        narrower.Audience = ["staff"];

        await _pipeline.RunAsync(
            new ScriptedSource("docs", _pipeline.Page("/a", "content"), new FailedDocument("/b", "answered 500"), new GoneDocument("/c")), options: narrower);

        Assert.Empty(await _pipeline.FindAsync("content"));
        Assert.Equal(["/a", "/b"], await _pipeline.FindAsync("content", Staff));

        // What was kept is fetched whole the next time, changed or not.
        var next = new ScriptedSource("docs", new UnchangedDocument("/a"), _pipeline.Page("/b", "content"), new WalkCompleted());
        var report = await _pipeline.RunAsync(next, options: narrower);
        Assert.Equal((1, 1), (report.Changed, report.Unchanged));
        Assert.NotNull(next.Known); // Done in place: most documents are up to date.
    }

    [Fact]
    public async Task Rebuild_ThatFindsTheSiteDown_ChangesNothing()
    {
        await RunAsync(_pipeline.Page("/a", "old content"));

        var report = await RunAsync(new RunMode(Full: true), new SourceException("The site is down."));

        Assert.Single(report.Failed);
        Assert.Equal(["/a"], await _pipeline.FindAsync("old"));
        Assert.Empty(Directory.EnumerateDirectories(_pipeline.IndexOf("docs")));
    }

    [Fact]
    public async Task Rebuild_ThatDied_GoesOnWhereItWas()
    {
        await RunAsync(_pipeline.Page("/a", "old content"), _pipeline.Page("/b", "old content"), _pipeline.Page("/c", "old content"));
        await DieAfterAsync("/a", "/x", "/y");
        Assert.Equal(["/a", "/b", "/c"], await _pipeline.FindAsync("old"));

        var source = new ScriptedSource(
            "docs", new UnchangedDocument("/a"), new UnchangedDocument("/x"), _pipeline.Page("/b", "new content"), new FailedDocument("/c", "answered 500"), new WalkCompleted());
        var report = await _pipeline.RunAsync(source, new RunMode(Full: true));

        Assert.Equal(["/a", "/x", "/y"], source.Known!.Keys.Order());
        Assert.Equal((2, 1), (report.Unchanged, report.Changed));
        Assert.Equal(["/a", "/b", "/x"], await _pipeline.FindAsync("new")); // /y was never in service, and is not there any more.
        Assert.Equal(["/c"], await _pipeline.FindAsync("old"));
        var next = new ScriptedSource("docs");
        await _pipeline.RunAsync(next);
        Assert.Equal(["/a", "/b", "/c", "/x"], next.Known!.Keys.Order());
    }

    [Fact]
    public async Task Rebuild_ThatDied_IsForgottenByARunThatRebuildsNothing()
    {
        await RunAsync(_pipeline.Page("/a", "old content"), _pipeline.Page("/b", "old content"));
        await DieAfterAsync("/a");
        Assert.Single(Directory.EnumerateDirectories(_pipeline.IndexOf("docs")));

        await RunAsync(new UnchangedDocument("/a"), new UnchangedDocument("/b"), new WalkCompleted());
        Assert.Empty(Directory.EnumerateDirectories(_pipeline.IndexOf("docs")));
        var source = new ScriptedSource("docs", _pipeline.Page("/a", "new content"), _pipeline.Page("/b", "new content"), new WalkCompleted());
        await _pipeline.RunAsync(source, new RunMode(Full: true));

        Assert.Null(source.Known);
        Assert.Equal(["/a", "/b"], await _pipeline.FindAsync("new"));
    }

    [Fact]
    public async Task Rebuild_ThatDied_UnderOtherSettingsThanNow_BeginsAnew()
    {
        await RunAsync(_pipeline.Page("/a", "old content"), _pipeline.Page("/b", "old content"));
        await DieAfterAsync("/a");
        _pipeline.Settings["Chunking:MaxTokens"] = "100";

        var source = new ScriptedSource("docs", _pipeline.Page("/a", "new content"), _pipeline.Page("/b", "new content"), new WalkCompleted());
        await _pipeline.RunAsync(source);

        Assert.Null(source.Known);
        Assert.Equal(["/a", "/b"], await _pipeline.FindAsync("new"));
    }

    [Fact]
    public async Task Run_OverADamagedIndex_MakesItAnew()
    {
        await RunAsync(_pipeline.Page("/a", "content"), _pipeline.Page("/b", "content"));
        Damage("docs");

        var report = await RunAsync(_pipeline.Page("/a", "content"), _pipeline.Page("/b", "content"));

        Assert.Equal((2, 2L), (report.Unchanged, report.Passages));
        Assert.Equal(["/a", "/b"], await _pipeline.FindAsync("content"));
    }

    [Fact]
    public async Task Run_OverADamagedIndexInWhichAPageFails_TakesThePageInTheNextTime()
    {
        await RunAsync(_pipeline.Page("/a", "content"), _pipeline.Page("/b", "content"));
        Damage("docs");

        await RunAsync(_pipeline.Page("/a", "content"), new FailedDocument("/b", "answered 500"));
        Assert.Equal(["/a"], await _pipeline.FindAsync("content"));

        var source = new ScriptedSource("docs", new UnchangedDocument("/a"), _pipeline.Page("/b", "content"));
        Assert.Equal(1, (await _pipeline.RunAsync(source)).Added);
        Assert.Equal(["/a"], source.Known!.Keys);
    }

    [Fact]
    public async Task Run_OverDamagedUploads_MakesThemFromTheRecords()
    {
        var upload = (await _pipeline.StartAsync()).GetRequiredService<TicketUpload>();
        await using (var file = new MemoryStream("""{"tickets":[{"number":"INC0000007","subject":"Unusual flooding of the basement"},{"number":"INC0000008","subject":"Unusual noise"}]}"""u8.ToArray()))
        {
            await upload.ImportAsync("tickets.json", file, Token);
        }

        Assert.Equal(2, (await _pipeline.FindAsync("unusual", Staff)).Count);
        Damage("uploads");

        await (await _pipeline.StartAsync()).GetRequiredService<ConfiguredRun>().RunAsync(["uploads"], RunMode.Usual, null, Token);

        Assert.Equal(2, (await _pipeline.FindAsync("unusual", Staff)).Count);
    }

    // The last page comes late enough for all of them to be committed.
    private Task<SourceReport> DieAfterAsync(params string[] addresses) => RunAsync(
        new RunMode(Full: true),
        [
            .. addresses[..^1].Select(address => _pipeline.Page(address, "new content")),
            Func(() => _pipeline.Clock.Advance(TimeSpan.FromSeconds(11))),
            _pipeline.Page(addresses[^1], "new content"),
            new InvalidOperationException("A fault of the program."),
        ]);

    private void Damage(string source)
    {
        foreach (var file in Directory.GetFiles(_pipeline.IndexOf(source), "segments_*"))
        {
            File.WriteAllBytes(file, [1, 2, 3, 4, 5, 6, 7, 8]);
        }
    }

    private Task<SourceReport> RunAsync(params IReadOnlyList<object> items) => RunAsync(null, items);

    private Task<SourceReport> RunAsync(RunMode? mode, params IReadOnlyList<object> items) => _pipeline.RunAsync(new ScriptedSource("docs", items), mode);

    private static Func<Task> Func(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
