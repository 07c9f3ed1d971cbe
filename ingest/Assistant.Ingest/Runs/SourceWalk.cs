using Assistant.Core.Passages;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>Walks one source, in place or as a rebuild beside what readers see.</summary>
internal sealed class SourceWalk(RefreshTools tools, IPassageStore store)
{
    /// <summary>Walks and stores.</summary>
    /// <exception cref="PassageStoreException">The store cannot be used; what was committed stays.</exception>
    public async Task RunAsync(
        SourceDefinition definition, ISource source, RunMode mode, SourceTally tally, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var known = new SourceKnowledge(definition, await tools.Ledger.LoadAsync(definition.Name, cancellationToken), tools.Chunking);
        var rebuilds = await RebuildsAsync(known, mode, cancellationToken);
        var (writer, resumed) = await OpenAsync(known, rebuilds, cancellationToken);
        await using var opened = writer;
        var changes = new SourceChanges(tools, tally, writer, known, resumed);
        var refresh = new SourceRefresh(definition, tools, tally, known, changes, rebuilds, mode.Full || mode.AcceptLoss);
        var broken = false;
        try
        {
            await foreach (var item in source.ReadAsync(rebuilds ? resumed?.Documents.ToDictionary(document => document.Key, document => document.Value.Version) : known.Versions, cancellationToken))
            {
                await refresh.TakeAsync(item, cancellationToken);
                progress?.Report(new RunProgress(definition.Name, tally.Seen, known.Documents.Count, tally.Failed, Ended: false));
            }
        }
        catch (SourceException fault)
        {
            broken = true;
            tally.FailWhole(definition.Location, known.Documents.Count == 0 ? fault.Message : $"{fault.Message} Nothing was removed.");
        }

        await refresh.EndWalkAsync(broken, cancellationToken);
        if (!(rebuilds && broken && changes.Stored == 0))
        {
            await changes.FinishAsync(cancellationToken);
            await refresh.RemoveStrangersAsync(cancellationToken);
        }
    }

    // A rebuild that died goes on where it was, if this run would rebuild too.
    private async Task<(ISourceWriter Writer, UnfinishedRebuild? Resumed)> OpenAsync(SourceKnowledge known, bool rebuilds, CancellationToken cancellationToken)
    {
        if (!rebuilds)
        {
            return (await store.OpenWriterAsync(known.Source, cancellationToken), null);
        }

        return known.Unfinished is { } unfinished
            && await store.ResumeRebuildAsync(known.Source, unfinished.Key, unfinished.Documents.Count, cancellationToken) is { } resumed
            ? (resumed, unfinished)
            : (await store.OpenRebuildAsync(known.Source, cancellationToken), null);
    }

    // Anew where asked for, where the settings changed, and where the store lost what the ledger knows or holds what it does not.
    private async Task<bool> RebuildsAsync(SourceKnowledge known, RunMode mode, CancellationToken cancellationToken)
    {
        var held = (await store.GetStatusAsync(cancellationToken)).Sources.FirstOrDefault(held => held.Source == known.Source);
        if (held?.Fault is not null)
        {
            return true;
        }

        return known.Documents.Count > 0
            ? mode.Full || known.IsOutdated || held is null or { Passages: 0 }
            : held is { Documents: > 0 } && !known.HoldsTickets;
    }
}
