using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;

namespace Assistant.Core.Passages;

/// <summary>Stands before every passage store: what its filter let through is checked once more.</summary>
internal sealed class AudienceGuard(IPassageStore inner) : IPassageStore, IDisposable
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var hits = await inner.SearchAsync(query, caller, cancellationToken);
        foreach (var hit in hits)
        {
            Check(hit.Passage, caller);
        }

        return hits;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindUnknownWordsAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken) =>
        inner.FindUnknownWordsAsync(query, caller, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken)
    {
        var passages = await inner.ReadDocumentAsync(document, caller, cancellationToken);
        foreach (var passage in passages)
        {
            Check(passage, caller);
        }

        return passages;
    }

    /// <inheritdoc/>
    public Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken) => inner.OpenWriterAsync(source, cancellationToken);

    /// <inheritdoc/>
    public Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken) => inner.OpenRebuildAsync(source, cancellationToken);

    /// <inheritdoc/>
    public Task<ISourceRebuild?> ResumeRebuildAsync(string source, string key, int documents, CancellationToken cancellationToken) =>
        inner.ResumeRebuildAsync(source, key, documents, cancellationToken);

    /// <inheritdoc/>
    public Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken) =>
        inner.OpenVectorsAsync(source, space, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<VectorStatus>> GetVectorStatusAsync(VectorSpace space, CancellationToken cancellationToken) =>
        inner.GetVectorStatusAsync(space, cancellationToken);

    /// <inheritdoc/>
    public Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken) => inner.GetStatusAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => (inner as IDisposable)?.Dispose();

    private static void Check(Passage passage, Caller caller)
    {
        if (!caller.MayRead(passage.Audience))
        {
            throw new AudienceBreachException(passage.Id);
        }
    }
}
