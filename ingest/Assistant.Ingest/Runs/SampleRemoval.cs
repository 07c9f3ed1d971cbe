using System.Runtime.CompilerServices;
using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Sources;
using Microsoft.Extensions.Options;

namespace Assistant.Ingest.Runs;

/// <summary>
/// Takes the samples out once a site has configured a source of its own: what a made-up centre documents must not
/// answer a real one's questions.
/// </summary>
public sealed class SampleRemoval(IngestRun run, IPassageStore store, IOptions<SourcesOptions> configured)
{
    /// <summary>Removes what the store holds of sample sources that are not in the settings any more; usually nothing.</summary>
    /// <exception cref="RunLockedException">Another run works on the samples.</exception>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var held = (await store.GetStatusAsync(cancellationToken)).Sources.Where(source => source.Documents > 0).Select(source => source.Source);
        var retired = SampleSources.Create(InstallationRoot.Path)
            .Where(sample => !configured.Value.ContainsKey(sample.Key))
            .IntersectBy(held, sample => sample.Key)
            .Select(sample => (new SourceDefinition(sample.Key, sample.Value), (ISource)new RetiredSource(sample.Key, sample.Value.Kind!.Value)))
            .ToList();
        await run.RunAsync(retired, full: false, progress: null, cancellationToken);
    }

    private sealed class RetiredSource(string name, SourceKind kind) : ISource
    {
        public string Name => name;

        public SourceKind Kind => kind;

        public async IAsyncEnumerable<SourceItem> ReadAsync(
            IReadOnlyDictionary<string, DocumentVersion>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            foreach (var address in known?.Keys ?? [])
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new GoneDocument(address);
            }
        }
    }
}
