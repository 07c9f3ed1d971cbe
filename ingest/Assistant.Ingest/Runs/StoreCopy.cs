using Assistant.Core.Configuration;
using Assistant.Core.Models.Embeddings;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>Makes one store a copy of another, from what that one holds: no source is read again.</summary>
public sealed class StoreCopy(IServiceProvider stores, RunLocks locks, IOptions<SourcesOptions> configured, EmbeddingEndpoint embeddings, TimeProvider clock)
{
    /// <summary>
    /// Copies all sources, with their vectors of the model in the settings. What the other store held is replaced; until then its readers keep what they had. From Qdrant
    /// to Qdrant it makes a new collection, with today's settings and layout. An interrupted copy is simply begun again.
    /// </summary>
    /// <param name="from">The store to read.</param>
    /// <param name="to">The store to write.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancellationToken">Ends the copy; the store that was written keeps what it had, or whole sources of it.</param>
    /// <exception cref="RunLockedException">A run works on one of the sources.</exception>
    /// <exception cref="PassageStoreException">A store cannot be read or written, or the copy has not all passages.</exception>
    public async Task<StoreCopyReport> RunAsync(StoreProvider from, StoreProvider to, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var (origin, target) = (stores.GetStoreTransfer(from), stores.GetStoreTransfer(to));
        var names = (await origin.ListSourcesAsync(cancellationToken)).Select(source => source.Source);
        await using var held = await LockAsync(names, cancellationToken);
        using var ended = held.EndWith(cancellationToken);
        try
        {
            var copied = await CopyAsync(origin, target, progress, ended.Token);
            var vectors = await CopyVectorsAsync(origin, target, copied, ended.Token);
            return new StoreCopyReport(copied, vectors, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3));
        }
        catch (OperationCanceledException) when (held.IsLost && !cancellationToken.IsCancellationRequested)
        {
            throw new PassageStoreException(
                "The lock of a source could not be kept, and a run may have taken it; the copy has ended. Check the database and the load of the machine, then copy again.");
        }
    }

    private static async Task<IReadOnlyList<SourceStatus>> CopyAsync(
        IStoreTransfer origin, IStoreTransfer target, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var sources = (await origin.ListSourcesAsync(cancellationToken)).OrderBy(source => source.Source, StringComparer.Ordinal).ToList();
        if (sources.FirstOrDefault(source => source.Fault is not null)?.Fault is { } fault)
        {
            throw new PassageStoreException(fault);
        }

        var copied = new List<SourceStatus>();
        await using var replacement = await target.ReplaceAsync(cancellationToken);
        foreach (var source in sources)
        {
            copied.Add(await CopyAsync(origin, replacement, source, progress, cancellationToken));
        }

        await replacement.CompleteAsync(cancellationToken);
        await CheckAsync(target, copied, cancellationToken);
        return copied;
    }

    // Within one store the replacement has taken them over.
    private async Task<long?> CopyVectorsAsync(IStoreTransfer origin, IStoreTransfer target, IReadOnlyList<SourceStatus> copied, CancellationToken cancellationToken)
    {
        if (embeddings.Space is not { } space)
        {
            return null;
        }

        if (origin != target)
        {
            await VectorCopy.RunAsync(origin, target, space, copied.Select(source => source.Source), cancellationToken);
        }

        return (await target.GetVectorStatusAsync(space, cancellationToken)).Sum(source => source.Passages);
    }

    private static async Task<SourceStatus> CopyAsync(
        IStoreTransfer origin, IStoreReplacement replacement, SourceStatus source, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (documents, passages) = (0, 0L);
        await using var writer = await replacement.OpenWriterAsync(source.Source, cancellationToken);
        await foreach (var document in origin.ReadDocumentsAsync(source.Source, cancellationToken))
        {
            await writer.ReplaceAsync(document[0].Document, document, cancellationToken);
            documents++;
            passages += document.Count;
            progress?.Report(new RunProgress(source.Source, documents, (int)source.Documents, 0, Ended: false));
        }

        await writer.CommitAsync(cancellationToken);
        progress?.Report(new RunProgress(source.Source, documents, documents, 0, Ended: true));
        return new SourceStatus(source.Source, documents, passages);
    }

    private static async Task CheckAsync(IStoreTransfer target, IReadOnlyList<SourceStatus> copied, CancellationToken cancellationToken)
    {
        var there = (await target.ListSourcesAsync(cancellationToken)).ToDictionary(source => source.Source);
        foreach (var source in copied)
        {
            if (there.GetValueOrDefault(source.Source)?.Passages != source.Passages)
            {
                throw new PassageStoreException(
                    $"The copy holds {there.GetValueOrDefault(source.Source)?.Passages ?? 0} of the {source.Passages} passages of source '{source.Source}'; see that nothing else writes there, then copy again.");
            }
        }
    }

    // A run that began meanwhile would write to what is about to be replaced.
    private async Task<Locks> LockAsync(IEnumerable<string> held, CancellationToken cancellationToken)
    {
        var taken = new Locks();
        try
        {
            foreach (var source in held.Concat(configured.Value.Keys).Append(TicketUpload.SourceName).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
            {
                taken.Add(await locks.AcquireAsync(source, cancellationToken));
            }

            return taken;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }

    private sealed class Locks : IAsyncDisposable
    {
        private readonly List<RunLock> _taken = [];

        public bool IsLost => _taken.Any(taken => taken.Lost.IsCancellationRequested);

        public void Add(RunLock taken) => _taken.Add(taken);

        public CancellationTokenSource EndWith(CancellationToken cancellationToken) =>
            CancellationTokenSource.CreateLinkedTokenSource([cancellationToken, .. _taken.Select(taken => taken.Lost)]);

        public async ValueTask DisposeAsync()
        {
            foreach (var taken in _taken)
            {
                await taken.DisposeAsync();
            }
        }
    }
}

/// <summary>What a copy of a store holds.</summary>
/// <param name="Sources">Documents and passages of each source.</param>
/// <param name="Vectors">How many of the passages have a vector of the model in the settings; null where none is configured.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record StoreCopyReport(IReadOnlyList<SourceStatus> Sources, long? Vectors, double Seconds);
