namespace Assistant.Core.Passages;

/// <summary>Changes the passages of one source. Nothing is seen by readers before <see cref="CommitAsync"/>; what was not committed is dropped.</summary>
public interface ISourceWriter : IAsyncDisposable
{
    /// <summary>Puts these passages in the place of all that the document had: readers see the old ones or the new ones.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passages">Its passages in order; none removes the document.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ReplaceAsync(DocumentId document, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);

    /// <summary>Takes the document out; one that is not there is no error.</summary>
    Task RemoveAsync(DocumentId document, CancellationToken cancellationToken);

    /// <summary>Makes all changes so far durable and visible.</summary>
    /// <exception cref="PassageStoreException">They could not be written; readers keep what they had.</exception>
    Task CommitAsync(CancellationToken cancellationToken);
}
