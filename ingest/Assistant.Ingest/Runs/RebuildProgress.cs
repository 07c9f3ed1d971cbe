using Assistant.Core.Passages;

namespace Assistant.Ingest.Runs;

/// <summary>Remembers how far a rebuild has come, so that the next run can go on with it. Nothing of it is seen before the switch.</summary>
internal sealed class RebuildProgress(DocumentLedger ledger, string source, ISourceRebuild rebuild, UnfinishedRebuild? resumed)
{
    private readonly Dictionary<string, DocumentState> _stored = [];
    private readonly HashSet<string> _removed = [];
    private readonly HashSet<string> _rows = [.. (resumed?.Documents.Keys ?? []).Select(address => UnfinishedRebuild.RowOf(rebuild.Key!, address))];

    /// <summary>How many changes are not committed.</summary>
    public int Pending => _stored.Count + _removed.Count;

    /// <summary>The rows that are remembered, which mean nothing any more once the rebuild is in service.</summary>
    public IEnumerable<string> Rows => _rows;

    /// <summary>Notes a document that was stored.</summary>
    public void Store(DocumentState state)
    {
        var row = RowOf(state.Address);
        _removed.Remove(row);
        _stored[row] = state with { Address = row };
    }

    /// <summary>Notes a document that was taken out again.</summary>
    public void Remove(string address)
    {
        var row = RowOf(address);
        _stored.Remove(row);
        if (_rows.Contains(row))
        {
            _removed.Add(row);
        }
    }

    /// <summary>Commits, and remembers what was committed: after a death in between the numbers differ, and the rebuild begins anew.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await rebuild.CommitAsync(cancellationToken);
        await ledger.SaveAsync(source, _stored.Values, _removed, cancellationToken);
        _rows.UnionWith(_stored.Keys);
        _rows.ExceptWith(_removed);
        _stored.Clear();
        _removed.Clear();
    }

    private string RowOf(string address) => UnfinishedRebuild.RowOf(rebuild.Key!, address);
}
