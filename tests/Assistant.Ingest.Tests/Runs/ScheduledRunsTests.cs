using System.Threading.Channels;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

public sealed class ScheduledRunsTests : IAsyncDisposable
{
    private readonly Pipeline _pipeline = new(); // It is 2026-03-02 02:00 UTC.

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Theory]
    [InlineData("0 2 * * *", "UTC", "2026-03-03 02:00 +00:00")]
    [InlineData("30 4 * * *", "Europe/Helsinki", "2026-03-02 04:30 +02:00")]
    [InlineData("30 4 * 4 *", "Europe/Helsinki", "2026-04-01 04:30 +03:00")]
    [InlineData("30 3 29 3 *", "Europe/Helsinki", "2026-03-29 04:00 +03:00")] // An hour that the clocks skip.
    public async Task Next_IsInTheZoneOfTheSettings(string cron, string zone, string next)
    {
        (_pipeline.Settings["Schedule:Cron"], _pipeline.Settings["Schedule:TimeZone"]) = (cron, zone);

        var schedule = (await _pipeline.StartAsync()).GetRequiredService<RunSchedule>();

        Assert.Equal(next, $"{schedule.Next:yyyy-MM-dd HH:mm zzz}");
    }

    [Fact]
    public async Task Schedule_RunsAtItsTimesAndReports_UntilItIsTold()
    {
        _pipeline.Settings.Remove("Sources:docs:Url");
        _pipeline.Settings["Sources:docs:Path"] = "/not/there"; // A failure every night does not end it.
        var runs = (await _pipeline.StartAsync()).GetRequiredService<ScheduledRuns>();
        var told = Channel.CreateUnbounded<string>();
        using var stop = new CancellationTokenSource();

        var running = runs.RunAsync(
            next => told.Writer.TryWrite($"next {next:dd HH:mm}"), report => told.Writer.TryWrite($"failed {report.Sources.Single().Failed.Count}"), null, stop.Token);

        Assert.Equal("next 03 02:00", await told.Reader.ReadAsync(Token));
        foreach (var day in new[] { "04", "05" })
        {
            _pipeline.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal("failed 1", await told.Reader.ReadAsync(Token));
            Assert.Equal($"next {day} 02:00", await told.Reader.ReadAsync(Token));
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
