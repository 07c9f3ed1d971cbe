using Assistant.Core.Passages.Qdrant.Wire;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Writes a source anew beside what readers see: its commits only send, and the switch is the commit that ends all that was there before.</summary>
internal sealed class QdrantRebuild(QdrantClient client, QdrantSourceWriter writer) : ISourceRebuild
{
    /// <inheritdoc/>
    public Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken) =>
        writer.ReplaceAsync(document, passages, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(DocumentId document, CancellationToken cancellationToken) => writer.RemoveAsync(document, cancellationToken);

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken) => writer.SendAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> KeepAsync(DocumentId document, Func<Passage, Passage>? change, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter([QdrantCondition.Is(QdrantFields.Document, document.ToString()), writer.Head.Visible]);
        var kept = await new QdrantPassages(client, writer.Head.Generation).ReadAsync(filter, cancellationToken);
        if (kept.Count > 0)
        {
            await writer.ReplaceAsync(document, change is null ? kept : [.. kept.Select(change)], cancellationToken);
        }

        return kept.Count > 0;
    }

    /// <inheritdoc/>
    public Task SwitchAsync(CancellationToken cancellationToken) => writer.CommitOnlyWhatIsNewAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
