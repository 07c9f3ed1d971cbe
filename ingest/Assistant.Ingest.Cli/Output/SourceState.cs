using Assistant.Core.Configuration;
using Assistant.Core.Passages;
using Assistant.Ingest.Runs;

namespace Assistant.Ingest.Cli.Output;

/// <summary>One source as it is configured, held and was last run; what is not known is null.</summary>
internal sealed record SourceState(string Name, SourceOptions? Configured, SourceStatus? Held, PastRun? LastRun)
{
    /// <summary>Whether runs refresh it.</summary>
    public bool Enabled => Configured?.Enabled ?? false;

    /// <summary>The sources that are configured or hold documents, by name.</summary>
    public static IReadOnlyList<SourceState> Gather(SourcesOptions configured, PassageStoreStatus store, IReadOnlyDictionary<string, PastRun> runs) =>
    [
        .. configured.Keys
            .Concat(store.Sources.Where(source => source.Documents > 0).Select(source => source.Source))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new SourceState(
                name, configured.GetValueOrDefault(name), store.Sources.FirstOrDefault(source => source.Source == name), runs.GetValueOrDefault(name))),
    ];
}
