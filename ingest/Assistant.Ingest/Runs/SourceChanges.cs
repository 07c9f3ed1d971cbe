using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Runs;

/// <summary>Carries the changes of one source into the store, the records, and the ledger.</summary>
/// <remarks>
/// The passages first, then what is remembered of them: after a death in between the next run does the work again, and
/// passages that are already there get the same ids.
/// </remarks>
internal sealed class SourceChanges(RefreshTools tools, SourceTally tally, ISourceWriter writer, SourceKnowledge known)
{
    // Between two commits: small enough to lose little, large enough for the index to merge seldom.
    private const int CommitEvery = 200;
    private static readonly TimeSpan CommitAfter = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, DocumentState> _present = [];
    private readonly HashSet<string> _removed = [];
    private readonly HashSet<string> _dealtWith = [];
    private long _lastCommit = tools.Clock.GetTimestamp();

    // Of a rebuild nothing is seen, and nothing remembered, before the end.
    private readonly ISourceRebuild? _rebuild = writer as ISourceRebuild;

    /// <summary>How many documents were stored.</summary>
    public int Stored { get; private set; }

    /// <summary>Puts a document in the place of what the store has of it.</summary>
    public async Task StoreAsync(CutDocument document, CancellationToken cancellationToken)
    {
        await writer.ReplaceAsync(known.Id(document.Address), document.Passages, cancellationToken);
        Remember(new DocumentState(document.Address, document.Version, document.Hash, [.. document.Passages.Select(passage => passage.Id)], document.FetchedAt));
        _dealtWith.Add(document.Address);
        tally.Count(document.Address, document.Change);
        Stored++;
    }

    /// <summary>Notes what is known of a document whose passages stay.</summary>
    public void Remember(DocumentState state)
    {
        _removed.Remove(state.Address);
        _present[state.Address] = state;
    }

    /// <summary>Takes a document out that is gone.</summary>
    public async Task RemoveAsync(string address, CancellationToken cancellationToken)
    {
        await ForgetAsync(address, cancellationToken);
        if (known.HoldsTickets)
        {
            await tools.Tickets.RemoveAsync(known.Source, address, cancellationToken);
        }

        tally.CountRemoved();
    }

    /// <summary>Takes a new document out again that this very walk brought.</summary>
    public async Task TakeBackAsync(string address, CancellationToken cancellationToken)
    {
        await ForgetAsync(address, cancellationToken);
        tally.TakeBack(StoredChange.Added);
        Stored--;
    }

    /// <summary>Commits where enough has gathered, or enough time has passed.</summary>
    public async Task CommitIfDueAsync(CancellationToken cancellationToken)
    {
        var pending = _present.Count + _removed.Count;
        if (_rebuild is null && (pending >= CommitEvery || (pending > 0 && tools.Clock.GetElapsedTime(_lastCommit) >= CommitAfter)))
        {
            await CommitAsync(cancellationToken);
        }
    }

    /// <summary>Commits the rest; a rebuild takes over what the walk did not bring, and comes into service.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_rebuild is not null)
        {
            foreach (var document in known.Documents.Values.Where(document => !_dealtWith.Contains(document.Address)))
            {
                await KeepAsync(_rebuild, document, cancellationToken);
            }

            await _rebuild.SwitchAsync(cancellationToken);
        }

        await CommitAsync(cancellationToken);
    }

    private async Task KeepAsync(ISourceRebuild rebuild, DocumentState document, CancellationToken cancellationToken)
    {
        // Who may read it follows the settings, although it could not be read anew; of a ticket, its own labels say that.
        Func<Passage, Passage>? relabel = known.HoldsTickets ? null : passage => passage with { Audience = known.Audience, Tags = known.Tags };
        if (await rebuild.KeepAsync(known.Id(document.Address), relabel, cancellationToken))
        {
            return;
        }

        if (known.HoldsTickets && await tools.Tickets.ReadAsync(known.Source, document.Address, cancellationToken) is { } ticket)
        {
            await rebuild.ReplaceAsync(known.Id(document.Address), known.Tagged(tools.TicketChunker.Split(ticket)), cancellationToken);
            return;
        }

        // Nothing is left of it: forgotten, so that the next run takes it in as new.
        _present.Remove(document.Address);
        _removed.Add(document.Address);
    }

    private async Task ForgetAsync(string address, CancellationToken cancellationToken)
    {
        await writer.RemoveAsync(known.Id(address), cancellationToken);
        _present.Remove(address);
        _removed.Add(address);
        _dealtWith.Add(address);
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_rebuild is null)
        {
            await writer.CommitAsync(cancellationToken);
        }

        await tools.Ledger.SaveAsync(known.Source, _present.Values, _removed, cancellationToken);
        _present.Clear();
        _removed.Clear();
        _lastCommit = tools.Clock.GetTimestamp();
    }
}
