using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Faults;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
using Assistant.Ingest.Embedding;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>Refreshes sources: walks each, stores what is new or changed, takes out what is gone, and reports.</summary>
public sealed class IngestRun(
    HtmlReader reader,
    PassageChunker chunker,
    TicketChunker ticketChunker,
    TicketStore tickets,
    IPassageStore store,
    DocumentLedger ledger,
    RunLocks locks,
    RunHistory history,
    SourceEmbedding embedding,
    IOptions<ChunkingOptions> chunking,
    TimeProvider clock,
    ILogger<IngestRun> logger)
{
    private readonly SourceWalk _walk = new(new RefreshTools(reader, chunker, ticketChunker, tickets, ledger, chunking.Value, clock), store);
    private readonly SourceRemoval _removal = new(store, ledger, tickets);

    /// <summary>Refreshes sources one after the other. A source that fails, or that another run works on, harms no other.</summary>
    /// <param name="sources">The sources with their settings.</param>
    /// <param name="mode">How to go about it.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancellationToken">Ends the run; what was committed stays.</param>
    /// <exception cref="RunLockedException">Another run holds the lock of a source; all others are done, and in the exception's report.</exception>
    public async Task<RunReport> RunAsync(
        IEnumerable<(SourceDefinition Definition, ISource Source)> sources, RunMode mode, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var reports = new List<SourceReport>();
        var locked = new List<string>();
        foreach (var (definition, source) in sources)
        {
            try
            {
                reports.Add(await RunLockedAsync(
                    definition, (tally, ended) => WorkAsync(definition, source, mode, tally, progress, ended), progress, cancellationToken));
            }
            catch (RunLockedException fault)
            {
                locked.Add(fault.Message);
                reports.Add(Unreadable(definition, fault.Message));
            }

            progress?.Report(new RunProgress(definition.Name, reports[^1].Seen, reports[^1].Seen, reports[^1].Failed.Count, Ended: true));
        }

        var report = new RunReport(reports, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3));
        return locked.Count == 0 ? report : throw new RunLockedException(string.Join(Environment.NewLine, locked)) { Report = report };
    }

    /// <inheritdoc cref="RunAsync(IEnumerable{ValueTuple{SourceDefinition, ISource}}, RunMode, IProgress{RunProgress}?, CancellationToken)"/>
    public Task<RunReport> RunAsync(
        IEnumerable<(SourceDefinition Definition, ISource Source)> sources, bool full, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(sources, new RunMode(full), progress, cancellationToken);

    // A source that retired has no walk: there is nothing left to read.
    private Task WorkAsync(
        SourceDefinition definition, ISource source, RunMode mode, SourceTally tally, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        source is RetiredSource
            ? _removal.RunAsync(definition.Name, tally, cancellationToken)
            : _walk.RunAsync(definition, source, mode, tally, progress, cancellationToken);

    private async Task<SourceReport> RunLockedAsync(
        SourceDefinition definition, Func<SourceTally, CancellationToken, Task> work, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        try
        {
            await using var runLock = await locks.AcquireAsync(definition.Name, cancellationToken);
            var run = await history.BeginAsync(definition.Name, runLock.Owner, cancellationToken);
            var tally = await TallyAsync(definition, work, runLock, cancellationToken);
            var report = tally.Report(
                definition.Name, definition.KindName, await CountPassagesAsync(definition.Name, cancellationToken), clock.GetElapsedTime(start));
            report = await EmbedAsync(report, runLock, progress, cancellationToken);
            await history.EndAsync(run, report, cancellationToken);
            return report;
        }
        catch (DatabaseException fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.SourceFailed(definition.Name, fault);
            return Unreadable(definition, fault.Message);
        }
    }

    private async Task<SourceTally> TallyAsync(
        SourceDefinition definition, Func<SourceTally, CancellationToken, Task> work, RunLock runLock, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, runLock.Lost);
        var tally = new SourceTally();
        try
        {
            await work(tally, ended.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            tally.FailWhole(definition.Location, ReasonOf(fault, runLock));
            logger.SourceFailed(definition.Name, fault);
        }

        return tally;
    }

    private async Task<SourceReport> EmbedAsync(SourceReport report, RunLock runLock, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, runLock.Lost);
        try
        {
            return await embedding.CompleteAsync(report, progress, ended.Token);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.SourceFailed(report.Name, fault);
            return report with { Vectors = new VectorReport(0, 0, 0, 0, ReasonOf(fault, runLock)) };
        }
    }

    private static string ReasonOf(Exception fault, RunLock runLock) => fault switch
    {
        SourceException => fault.Message,
        OperationCanceledException when runLock.Lost.IsCancellationRequested =>
            "The lock of the source could not be kept, and another run may have taken it; this one has ended. Check the database and the load of the machine.",
        _ => FaultText.Describe(fault) ?? FaultText.Unexpected(fault, "What was committed stays. Please report it with the log."),
    };

    private static SourceReport Unreadable(SourceDefinition definition, string reason) =>
        SourceReport.Unreadable(definition.Name, definition.KindName, definition.Location, reason);

    /// <summary>How many passages of a source the store holds; 0 where it cannot be read.</summary>
    public async Task<long> CountPassagesAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            var status = await store.GetStatusAsync(cancellationToken);
            return status.Sources.FirstOrDefault(held => held.Source == source)?.Passages ?? 0;
        }
        catch (PassageStoreException)
        {
            return 0; // Unreadable: the refresh itself says why.
        }
    }
}

internal static partial class IngestRunLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source} could not be refreshed; it keeps what the store has")]
    public static partial void SourceFailed(this ILogger logger, string source, Exception fault);
}
