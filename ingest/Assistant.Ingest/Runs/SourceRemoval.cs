using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Runs;

/// <summary>Takes a source out whole: passages, tickets, and what is remembered of them.</summary>
internal sealed class SourceRemoval(IPassageStore store, DocumentLedger ledger, TicketStore tickets)
{
    /// <summary>Removes; a death on the way is finished by the next run.</summary>
    public async Task RunAsync(string source, SourceTally tally, CancellationToken cancellationToken)
    {
        // An empty generation also takes the place of passages that cannot be read, or that the ledger does not know.
        await using (var nothing = await store.OpenRebuildAsync(source, cancellationToken))
        {
            await nothing.SwitchAsync(cancellationToken);
        }

        await tickets.RemoveAllAsync(source, cancellationToken);
        tally.CountRemoved(await ledger.ForgetAsync(source, cancellationToken));
        tally.Note = $"removed from the settings: {tally.Removed} documents taken out";
    }
}
