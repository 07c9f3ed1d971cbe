using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>Finds the sources that the settings name no longer, for the next run to take out.</summary>
/// <remarks>
/// Searches pass them by from the moment on that the settings change. While nothing but the samples is set, nothing
/// retires: more likely than a centre without sources is a settings file that was forgotten.
/// </remarks>
public sealed class RetiredSources(IPassageStore store, DocumentLedger ledger, RunHistory history, IOptions<SourcesOptions> configured)
{
    private static readonly HashSet<string> Samples = [.. SampleSources.Create(InstallationRoot.Path).Keys];

    /// <summary>The sources that the store or the ledger hold and the settings do not name; usually none. Uploads are never among them.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task<IReadOnlyList<(SourceDefinition Definition, ISource Source)>> FindAsync(CancellationToken cancellationToken)
    {
        if (configured.Value.Keys.All(Samples.Contains))
        {
            return [];
        }

        var held = (await store.GetStatusAsync(cancellationToken)).Sources.Where(source => source.Documents > 0 || source.Fault is not null).Select(source => source.Source);
        var retired = held.Union(await ledger.SourcesAsync(cancellationToken)).Where(source => !configured.Value.Names(source)).Order(StringComparer.Ordinal).ToList();
        if (retired.Count == 0)
        {
            return [];
        }

        var runs = await history.LatestAsync(cancellationToken);
        return [.. retired.Select(name => Retire(name, KindOf(name, runs)))];
    }

    private static (SourceDefinition, ISource) Retire(string name, SourceKind kind) =>
        (new SourceDefinition(name, new SourceOptions { Kind = kind }), new RetiredSource(name, kind));

    private static SourceKind KindOf(string name, IReadOnlyDictionary<string, PastRun> runs) =>
        runs.TryGetValue(name, out var run) && Enum.TryParse<SourceKind>(run.Report.Kind, out var kind) ? kind : SourceKind.Website;
}

/// <summary>Stands for a source that is to be taken out.</summary>
internal sealed class RetiredSource(string name, SourceKind kind) : ISource
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public SourceKind Kind => kind;

    /// <inheritdoc/>
    public IAsyncEnumerable<SourceItem> ReadAsync(IReadOnlyDictionary<string, DocumentVersion>? known, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<SourceItem>();
}
