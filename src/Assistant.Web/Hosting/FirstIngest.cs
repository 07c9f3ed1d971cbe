using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Hosting;

/// <summary>Takes the enabled sources in when the app starts on an empty store, so that the first question has an answer.</summary>
internal sealed class FirstIngest(
    IngestRun run, SampleRemoval samples, SourceFactory factory, IPassageStore store, IOptions<SourcesOptions> sources, IngestState state, ILogger<FirstIngest> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await samples.RemoveAsync(stoppingToken);
            if ((await store.GetStatusAsync(stoppingToken)).Passages == 0)
            {
                state.Begin();
                var definitions = sources.Value.InUse.Select(entry => new SourceDefinition(entry.Key, entry.Value));
                var report = await run.RunAsync(
                    definitions.Select(definition => (definition, factory.Create(definition))), full: false, state, stoppingToken);
                logger.Taken(report.Sources.Sum(source => source.Passages), report.Seconds);
            }

            state.End(problem: null);
        }
        catch (Exception fault) when (fault is PassageStoreException or RunLockedException or DatabaseException)
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
}

internal static partial class FirstIngestLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The sources were taken in: {Passages} passages in {Seconds} s")]
    public static partial void Taken(this ILogger logger, long passages, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sources could not be taken in: {Reason}")]
    public static partial void NotTaken(this ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sources could not be taken in")]
    public static partial void Broke(this ILogger logger, Exception fault);
}
