using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>The run that the settings describe, as the command line, the schedule and the app's first start make it.</summary>
public sealed class ConfiguredRun(IngestRun run, RetiredSources retired, SourceFactory factory, IPassageStore store, IOptions<SourcesOptions> configured)
{
    /// <summary>Takes out what the settings name no longer, then refreshes the enabled sources.</summary>
    /// <param name="names">Only these sources, and no removal of others; empty for all.</param>
    /// <param name="mode">How to go about it.</param>
    /// <param name="progress">Told after every document.</param>
    /// <param name="cancellationToken">Ends the run; what was committed stays.</param>
    /// <exception cref="RunLockedException">Another run holds the lock of a source; all others are done, and in the exception's report.</exception>
    /// <exception cref="PassageStoreException">The store as a whole cannot be read.</exception>
    public async Task<RunReport> RunAsync(
        IReadOnlyCollection<string> names, RunMode mode, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var sources = new List<(SourceDefinition, ISource)>();
        if (names.Count == 0)
        {
            sources.AddRange(await retired.FindAsync(cancellationToken));
        }

        sources.AddRange(configured.Value.InUse
            .Where(entry => names.Count == 0 || names.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            .Select(entry => new SourceDefinition(entry.Key, entry.Value))
            .Select(definition => (definition, (ISource)new ConfiguredSource(definition, factory))));
        if (names.Contains(SourcesOptions.Uploads) || (names.Count == 0 && await UploadsAreDamagedAsync(cancellationToken)))
        {
            sources.Add((new SourceDefinition(SourcesOptions.Uploads, new SourceOptions { Kind = SourceKind.TicketFile }), new StoredUploads()));
        }

        return await run.RunAsync(sources, mode, progress, cancellationToken);
    }

    private async Task<bool> UploadsAreDamagedAsync(CancellationToken cancellationToken) =>
        (await store.GetStatusAsync(cancellationToken)).Sources.Any(source => source.Source == SourcesOptions.Uploads && source.Fault is not null);

    // Made when it is read: settings that do not do are this source's failure, and nobody else's.
    private sealed class ConfiguredSource(SourceDefinition definition, SourceFactory factory) : ISource
    {
        public string Name => definition.Name;

        public SourceKind Kind => definition.Options.Kind!.Value;

        public IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known, CancellationToken cancellationToken) =>
            factory.Create(definition).ReadAsync(known, cancellationToken);
    }

    // Nothing is read: a rebuild makes the passages of all that is known from the records.
    private sealed class StoredUploads : ISource
    {
        public string Name => SourcesOptions.Uploads;

        public SourceKind Kind => SourceKind.TicketFile;

        public IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<SourceItem>();
    }
}
