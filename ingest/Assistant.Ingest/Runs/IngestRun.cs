using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Chunking;
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
    IOptions<ChunkingOptions> chunking,
    TimeProvider clock,
    ILogger<IngestRun> logger)
{
    private readonly RefreshTools _tools = new(reader, chunker, ticketChunker, tickets, ledger, chunking.Value);

    /// <summary>Refreshes sources one after the other. A source that fails harms no other.</summary>
    /// <param name="sources">The sources with their settings.</param>
    /// <param name="full">Re-reads and stores everything, changed or not.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancellationToken">Ends the run; what was committed stays.</param>
    /// <exception cref="RunLockedException">Another run holds the lock of the first source that is locked; sources before it are done.</exception>
    public async Task<RunReport> RunAsync(
        IEnumerable<(SourceDefinition Definition, ISource Source)> sources, bool full, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var reports = new List<SourceReport>();
        foreach (var (definition, source) in sources)
        {
            reports.Add(await RunSourceAsync(definition, source, full, progress, cancellationToken));
        }

        return new RunReport(reports, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3));
    }

    private async Task<SourceReport> RunSourceAsync(
        SourceDefinition definition, ISource source, bool full, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var startedAt = clock.GetUtcNow();
        await using var runLock = await locks.AcquireAsync(definition.Name, cancellationToken);
        var tally = new SourceTally();
        try
        {
            tally = await RefreshAsync(definition, source, full, progress, cancellationToken);
        }
        catch (Exception fault) when (fault is SourceException or PassageStoreException && !cancellationToken.IsCancellationRequested)
        {
            tally.Fail(definition.Options.Url ?? definition.Options.Path ?? definition.Name, fault.Message);
            logger.SourceFailed(definition.Name, fault);
        }

        var report = tally.Report(
            definition.Name, definition.Options.Kind.ToString()!, await CountPassagesAsync(definition.Name, cancellationToken), clock.GetElapsedTime(start));
        await history.AddAsync(report, startedAt, cancellationToken);
        progress?.Report(new RunProgress(definition.Name, report.Seen, report.Seen, report.Failed.Count, Ended: true));
        return report;
    }

    private async Task<SourceTally> RefreshAsync(
        SourceDefinition definition, ISource source, bool full, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var known = await ledger.LoadAsync(definition.Name, cancellationToken);
        var rewriteAll = full || (known.Count > 0 && await CountPassagesAsync(definition.Name, cancellationToken) == 0);
        await using var writer = await store.OpenWriterAsync(definition.Name, cancellationToken);
        var refresh = new SourceRefresh(definition, _tools, writer, known, rewriteAll);
        var versions = rewriteAll ? null : KnownVersions(definition, known);
        try
        {
            await foreach (var item in source.ReadAsync(versions, cancellationToken))
            {
                await refresh.TakeAsync(item, cancellationToken);
                progress?.Report(new RunProgress(definition.Name, refresh.Tally.Seen, known.Count, refresh.Tally.Failed, Ended: false));
            }
        }
        catch (SourceException broken)
        {
            refresh.Tally.Fail(definition.Options.Url ?? definition.Options.Path ?? definition.Name, broken.Message);
        }

        await refresh.FinishAsync(cancellationToken);
        return refresh.Tally;
    }

    // What was stored under other settings (who may read it, how it is cut) is fetched anew, changed or not: a server's
    // "not modified" would keep its old labels.
    private Dictionary<string, DocumentVersion> KnownVersions(SourceDefinition definition, IReadOnlyDictionary<string, DocumentState> known)
    {
        var settings = ContentHash.OfSettings(definition.Audience, definition.Options.Tags, _tools.Chunking);
        return known.ToDictionary(
            document => document.Key,
            document => document.Value.ContentHash.StartsWith(settings, StringComparison.Ordinal) ? document.Value.Version : new DocumentVersion(null, null));
    }

    private async Task<long> CountPassagesAsync(string source, CancellationToken cancellationToken)
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
