using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Takes the enabled sources in when the app starts on an empty store, so that the first question has an answer.</summary>
internal sealed class FirstIngest(
    ConfiguredRun run, IPassageStore store, IOptions<SourcesOptions> sources, IngestState state, TimeProvider clock, ILogger<FirstIngest> logger)
    : BackgroundService
{
    /// <summary>How often it looks again while another process takes the sources in.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TakeInAsync(stoppingToken))
            {
                // Look again.
            }

            state.End(problem: null);
        }
        catch (Exception fault) when (fault is PassageStoreException or DatabaseException)
        {
            logger.NotTaken(fault.Message);
            state.End(fault.Message);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            // The pages stay up and say it; without this the host would stop.
            logger.Broke(fault);
            state.End(FaultMessages.For(fault));
        }
    }

    // Whether there is something to answer from, or nothing more to wait for.
    private async Task<bool> TakeInAsync(CancellationToken cancellationToken)
    {
        var names = sources.Value.InUse.Select(source => source.Key).ToList();
        if (names.Count == 0 || (await store.GetStatusAsync(cancellationToken)).Passages > 0)
        {
            return true;
        }

        try
        {
            state.Begin();
            var report = await run.RunAsync(names, RunMode.Usual, state, cancellationToken); // By name: what retired is left to a real run.
            logger.Taken(report.Sources.Sum(source => source.Passages), report.Seconds);
            return true;
        }
        catch (RunLockedException locked)
        {
            state.Wait();
            var pause = Task.Delay(Pause, clock, cancellationToken);
            logger.Waits(locked.Message);
            await pause;
            return false;
        }
    }
}

internal static partial class FirstIngestLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The sources were taken in: {Passages} passages in {Seconds} s")]
    public static partial void Taken(this ILogger logger, long passages, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process takes sources in: {Reason}")]
    public static partial void Waits(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sources could not be taken in: {Reason}")]
    public static partial void NotTaken(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sources could not be taken in")]
    public static partial void Broke(this ILogger logger, Exception fault);
}
