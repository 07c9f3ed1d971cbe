using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Runs;

/// <summary>Makes the run of the settings at the times of the settings, one after the other.</summary>
public sealed class ScheduledRuns(RunSchedule schedule, ConfiguredRun run, TimeProvider clock, ILogger<ScheduledRuns> logger)
{
    // Short, so that a clock that was set, or a machine that slept, makes no run late.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Waits and runs, until it is told to end. Times that pass during a run are left out; a run that fails is reported, and the next one comes.</summary>
    /// <param name="next">Told the time of each next run.</param>
    /// <param name="ended">Told what each run did.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancellationToken">Ends it, a run under way included; what that committed stays.</param>
    public async Task RunAsync(Action<DateTimeOffset> next, Action<RunReport> ended, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        while (schedule.Next is { } time)
        {
            var arrival = WaitUntilAsync(time, cancellationToken);
            next(time);
            await arrival;
            try
            {
                ended(await run.RunAsync([], RunMode.Usual, progress, cancellationToken));
            }
            catch (RunLockedException locked) when (locked.Report is { } report)
            {
                ended(report);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.RunFailed(fault);
            }
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        while (time - clock.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, clock, cancellationToken);
        }
    }
}

internal static partial class ScheduledRunsLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The scheduled run could not be made; the next one comes at its time")]
    public static partial void RunFailed(this ILogger logger, Exception fault);
}
