using Assistant.Core.Passages;
using Assistant.Core.Tickets;

namespace Assistant.Ingest.Runs;

/// <summary>Carries the changes of one source into the store, the records, and the ledger.</summary>
/// <remarks>
/// The passages first, then what is remembered of them: after a death in between the next run does the work again, and
/// passages that are already there get the same ids.
/// </remarks>
internal sealed class SourceChanges
{
    // Between two commits: small enough to lose little, large enough for the index to merge seldom.
    private const int CommitEvery = 200;
    private static readonly TimeSpan CommitAfter = TimeSpan.FromSeconds(10);

    private readonly RefreshTools _tools;
    private readonly SourceTally _tally;
    private readonly ISourceWriter _writer;
    private readonly SourceKnowledge _known;
    private readonly Dictionary<string, DocumentState> _present;
    private readonly HashSet<string> _removed;
    private readonly HashSet<string> _dealtWith;
    private long _lastCommit;

    // Of a rebuild nothing is seen before the end, and only how far it has come is remembered.
    private readonly ISourceRebuild? _rebuild;
    private readonly RebuildProgress? _progress;

    /// <summary>Begins with what a rebuild has that goes on; null for none.</summary>
    public SourceChanges(RefreshTools tools, SourceTally tally, ISourceWriter writer, SourceKnowledge known, UnfinishedRebuild? resumed)
    {
        (_tools, _tally, _writer, _known) = (tools, tally, writer, known);
        Resumed = resumed?.Documents ?? new Dictionary<string, DocumentState>();
        _present = new Dictionary<string, DocumentState>(Resumed);
        _dealtWith = [.. Resumed.Keys];
        _removed = resumed is null ? [.. _known.RowsOfRebuilds] : [];
        _lastCommit = _tools.Clock.GetTimestamp();
        _rebuild = _writer as ISourceRebuild;
        _progress = _rebuild is { Key: not null } && !_known.HoldsTickets ? new RebuildProgress(_tools.Ledger, _known.Source, _rebuild, resumed) : null;
    }

    /// <summary>The documents that a rebuild had stored before it died, and that this run goes on with.</summary>
    public IReadOnlyDictionary<string, DocumentState> Resumed { get; }

    /// <summary>How many documents were stored.</summary>
    public int Stored { get; private set; }

    /// <summary>Puts a document in the place of what the store has of it.</summary>
    public async Task StoreAsync(CutDocument document, CancellationToken cancellationToken)
    {
        await _writer.ReplaceAsync(_known.Id(document.Address), document.Passages, cancellationToken);
        var state = new DocumentState(document.Address, document.Version, document.Hash, [.. document.Passages.Select(passage => passage.Id)], document.FetchedAt);
        Remember(state);
        _progress?.Store(state);
        _dealtWith.Add(document.Address);
        _tally.Count(document.Address, document.Change);
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
        if (_known.HoldsTickets)
        {
            await _tools.Tickets.RemoveAsync(_known.Source, address, cancellationToken);
        }

        _tally.CountRemoved();
    }

    /// <summary>Takes a new document out again that this very walk brought.</summary>
    public async Task TakeBackAsync(string address, CancellationToken cancellationToken)
    {
        await ForgetAsync(address, cancellationToken);
        _tally.TakeBack(StoredChange.Added);
        Stored--;
    }

    /// <summary>Takes a document out of a rebuild that readers never saw.</summary>
    public Task DropAsync(string address, CancellationToken cancellationToken) => ForgetAsync(address, cancellationToken);

    /// <summary>Commits where enough has gathered, or enough time has passed.</summary>
    public async Task CommitIfDueAsync(CancellationToken cancellationToken)
    {
        var pending = _rebuild is null ? _present.Count + _removed.Count : _progress?.Pending ?? 0;
        if (pending < CommitEvery && (pending == 0 || _tools.Clock.GetElapsedTime(_lastCommit) < CommitAfter))
        {
            return;
        }

        await (_progress is null ? CommitAsync(cancellationToken) : _progress.CommitAsync(cancellationToken));
        _lastCommit = _tools.Clock.GetTimestamp();
    }

    /// <summary>Commits the rest; a rebuild takes over what the walk did not bring, and comes into service.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_rebuild is not null)
        {
            foreach (var document in _known.Documents.Values.Where(document => !_dealtWith.Contains(document.Address)))
            {
                await KeepAsync(_rebuild, document, cancellationToken);
            }

            await _rebuild.SwitchAsync(cancellationToken);
            _removed.UnionWith(_known.RowsOfRebuilds.Concat(_progress?.Rows ?? []));
        }

        await CommitAsync(cancellationToken);
    }

    private async Task KeepAsync(ISourceRebuild rebuild, DocumentState document, CancellationToken cancellationToken)
    {
        // Who may read it follows the settings, although it could not be read anew; of a ticket, its own labels say that.
        Func<Passage, Passage>? relabel = _known.HoldsTickets ? null : passage => passage with { Audience = _known.Audience, Tags = _known.Tags };
        if (await rebuild.KeepAsync(_known.Id(document.Address), relabel, cancellationToken))
        {
            return;
        }

        if (_known.HoldsTickets && await _tools.Tickets.ReadAsync(_known.Source, document.Address, cancellationToken) is { } ticket)
        {
            await rebuild.ReplaceAsync(_known.Id(document.Address), _known.Tagged(_tools.TicketChunker.Split(ticket)), cancellationToken);
            return;
        }

        // Nothing is left of it: forgotten, so that the next run takes it in as new.
        _present.Remove(document.Address);
        _removed.Add(document.Address);
    }

    private async Task ForgetAsync(string address, CancellationToken cancellationToken)
    {
        await _writer.RemoveAsync(_known.Id(address), cancellationToken);
        _progress?.Remove(address);
        _present.Remove(address);
        _removed.Add(address);
        _dealtWith.Add(address);
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_rebuild is null)
        {
            await _writer.CommitAsync(cancellationToken);
        }

        await _tools.Ledger.SaveAsync(_known.Source, _present.Values, _removed, cancellationToken);
        _present.Clear();
        _removed.Clear();
    }
}
