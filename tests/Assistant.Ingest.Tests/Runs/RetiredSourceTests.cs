using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

/// <summary>What becomes of sources that the settings name no longer, or switch off.</summary>
public sealed class RetiredSourceTests : IAsyncDisposable
{
    private static readonly Caller Staff = Caller.Create("test", "sue", "Sue", CallerRoles.Staff);

    private readonly Pipeline _pipeline = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Source_NoLongerInTheSettings_IsSilentAtOnce_AndTakenOutByTheNextRun()
    {
        await TakeInAsync();
        Forget("old");
        Assert.DoesNotContain("/old", await _pipeline.FindAsync("content"));

        var report = await RunAsync();

        var removed = report.Sources.Single(source => source.Name == "old");
        Assert.Equal((3, "removed from the settings: 3 documents taken out"), (removed.Removed, removed.Note));
        Assert.DoesNotContain(await StoredAsync(), source => source is { Source: "old", Documents: > 0 });
        Assert.DoesNotContain((await RunAsync()).Sources, source => source.Name == "old"); // Once is enough.
    }

    [Fact]
    public async Task TicketSource_NoLongerInTheSettings_GoesWithItsRecords_AndUploadsStay()
    {
        await TakeInAsync();
        Forget("desk");

        var report = await RunAsync();

        Assert.Equal(1, report.Sources.Single(source => source.Name == "desk").Removed);
        var tickets = (await _pipeline.StartAsync()).GetRequiredService<TicketStore>();
        Assert.Empty(await tickets.FindAsync(new TicketNumber("INC0000001"), Staff, Token));
        Assert.Single(await tickets.FindAsync(new TicketNumber("INC0000002"), Staff, Token));
    }

    [Fact]
    public async Task Settings_ThatNameNoSourceAtAll_RemoveNothing()
    {
        await TakeInAsync();
        _pipeline.Settings.Clear(); // As when the settings file was forgotten.

        await RunAsync();

        Assert.Equal(3, (await StoredAsync()).Single(source => source.Source == "old").Documents);
    }

    [Fact]
    public async Task Run_OfNamedSources_TakesOutNoOther()
    {
        await TakeInAsync();
        Forget("old");

        await RunAsync("docs");

        Assert.Equal(3, (await StoredAsync()).Single(source => source.Source == "old").Documents);
    }

    [Fact]
    public async Task Source_SwitchedOff_IsSilentAndKeepsWhatItHas()
    {
        await TakeInAsync();
        _pipeline.Settings["Sources:old:Enabled"] = "false";
        Assert.DoesNotContain("/old", await _pipeline.FindAsync("content"));
        Assert.DoesNotContain((await RunAsync()).Sources, source => source.Name == "old");

        _pipeline.Settings["Sources:old:Enabled"] = "true";
        Assert.Contains("/old0", await _pipeline.FindAsync("content"));
    }

    private async Task TakeInAsync()
    {
        _pipeline.Settings["Sources:old:Kind"] = "Website";
        _pipeline.Settings["Sources:old:Path"] = "/not/there";
        _pipeline.Settings.Remove("Sources:docs:Url");
        _pipeline.Settings["Sources:docs:Path"] = "/not/there";
        _pipeline.Settings["Sources:desk:Kind"] = "TicketFile";
        _pipeline.Settings["Sources:desk:Path"] = Write("""{"tickets":[{"number":"INC0000001","subject":"From the desk"}]}""");
        await _pipeline.RunAllAsync(
            null,
            (Pipeline.Site(), new ScriptedSource("old", [.. Enumerable.Range(0, 3).Select(n => _pipeline.Page($"/old{n}", "content")), new WalkCompleted()])),
            (Pipeline.Site(), new ScriptedSource("docs", _pipeline.Page("/a", "content"), new WalkCompleted())));
        await RunAsync("desk");
        await using var file = File.OpenRead(Write("""{"tickets":[{"number":"INC0000002","subject":"Uploaded"}]}"""));
        await (await _pipeline.StartAsync()).GetRequiredService<TicketUpload>().ImportAsync("upload.json", file, Token);
    }

    private string Write(string tickets)
    {
        var path = Path.Combine(_pipeline.Folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, tickets);
        return path;
    }

    private void Forget(string source)
    {
        foreach (var key in _pipeline.Settings.Keys.Where(key => key.StartsWith($"Sources:{source}:", StringComparison.Ordinal)).ToList())
        {
            _pipeline.Settings.Remove(key);
        }
    }

    private async Task<RunReport> RunAsync(params IReadOnlyCollection<string> names) =>
        await (await _pipeline.StartAsync()).GetRequiredService<ConfiguredRun>().RunAsync(names, RunMode.Usual, null, Token);

    private async Task<IReadOnlyList<SourceStatus>> StoredAsync() =>
        (await (await _pipeline.StartAsync()).GetRequiredService<IPassageStore>().GetStatusAsync(Token)).Sources;
}
