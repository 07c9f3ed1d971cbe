namespace Assistant.Ingest.Tests.CommandLine;

public sealed class StatusCommandTests : IDisposable
{
    private readonly IngestProgram _ingest = new();

    public StatusCommandTests()
    {
        _ingest.Write("site/index.html", "<html><head><title>Guide</title></head><body><main><h1>Guide</h1><p>Start here.</p></main></body></html>");
        _ingest.Configure(""" "Sources": { "docs": { "Kind": "Website", "Path": "site" }, "bad": { "Kind": "Website", "Path": "nowhere" } }, "Schedule": { "Cron": "30 4 1 1 *", "TimeZone": "Europe/Helsinki" } """);
    }

    public void Dispose() => _ingest.Dispose();

    [Fact]
    public async Task Status_TellsTheLastRuns_AndTheNext()
    {
        await _ingest.RunAsync("run");

        var status = await _ingest.RunAsync("status");

        Assert.Equal(0, status.ExitCode);
        Assert.Contains("docs (Website): 1 documents, 1 passages; last run", status.Output, StringComparison.Ordinal);
        Assert.Contains("UTC: 1 added", status.Output, StringComparison.Ordinal);
        Assert.Contains("failed: ", status.Output, StringComparison.Ordinal);
        Assert.Contains("-01-01 04:30 +02:00", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfPastRuns_ListsThemNewestFirst()
    {
        await _ingest.RunAsync("run", "--source", "docs");
        await _ingest.RunAsync("run", "--source", "docs");

        var runs = (await _ingest.RunAsync("status", "--runs", "5", "--json")).Json.GetProperty("sources").EnumerateArray()
            .Single(source => source.GetProperty("name").GetString() == "docs").GetProperty("runs").EnumerateArray().ToList();

        Assert.Equal([(0, 1), (1, 0)], runs.Select(run => run.GetProperty("report")).Select(report => (report.GetProperty("added").GetInt32(), report.GetProperty("unchanged").GetInt32())));
    }

    [Fact]
    public async Task Status_OfADamagedSource_NamesTheCommandThatMakesItAnew()
    {
        await _ingest.RunAsync("run", "--source", "docs");
        foreach (var file in Directory.GetFiles(Path.Combine(_ingest.Folder, "data", "passages", "docs"), "segments_*"))
        {
            await File.WriteAllBytesAsync(file, [1, 2, 3, 4, 5, 6, 7, 8], TestContext.Current.CancellationToken);
        }

        Assert.Contains("ingest run --source docs", (await _ingest.RunAsync("status")).Output, StringComparison.Ordinal);

        Assert.Equal(0, (await _ingest.RunAsync("run", "--source", "docs")).ExitCode);
        Assert.DoesNotContain("ingest run --source", (await _ingest.RunAsync("status")).Output, StringComparison.Ordinal);
        Assert.Contains("/sources/docs/", (await _ingest.RunAsync("search", "start")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_ToldToEnd_EndsWell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var schedule = _ingest.Start("schedule");
        Assert.StartsWith("Next run: ", await schedule.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));

        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{schedule.Id}"]);
        await schedule.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, schedule.ExitCode);
        Assert.Contains("Ended as told", await schedule.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
