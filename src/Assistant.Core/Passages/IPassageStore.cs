using Assistant.Core.Passages.Vectors;
using Assistant.Core.Privacy;

namespace Assistant.Core.Passages;

/// <summary>
/// Holds the passages of all sources. Every read names its caller, and the filter by audience is part of the
/// store's own query. Safe for concurrent use; one process may read while another writes.
/// </summary>
public interface IPassageStore
{
    /// <summary>
    /// The passages that match best among those the caller may read, best first: by words, or by meaning where the query
    /// has a vector. Passages that have no vector in its space are then not found.
    /// </summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// The words of a query, in small letters, that no passage which the caller may read has: neither as written nor
    /// inflected, mistyped or by another name. A store that cannot tell gives none.
    /// </summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<string>> FindUnknownWordsAsync(PassageQuery query, Caller caller, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>The passages of one document that the caller may read, in document order; empty for an unknown document.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<Passage>> ReadDocumentAsync(DocumentId document, Caller caller, CancellationToken cancellationToken);

    /// <summary>Opens a source for writing; the caller holds the source's run lock.</summary>
    /// <exception cref="PassageStoreException">The store cannot be written; the message says what to do.</exception>
    Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken);

    /// <summary>Opens a new, empty generation of a source, for a rebuild with searches served all the while; the caller holds the source's run lock.</summary>
    /// <exception cref="PassageStoreException">The store cannot be written; the message says what to do.</exception>
    Task<ISourceRebuild> OpenRebuildAsync(string source, CancellationToken cancellationToken);

    /// <summary>Goes on with a rebuild that was not ended; the caller holds the source's run lock.</summary>
    /// <param name="source">The source.</param>
    /// <param name="key">The rebuild's <see cref="ISourceRebuild.Key"/>.</param>
    /// <param name="documents">How many documents it had committed, as the caller remembers it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rebuild with what it had committed; null where there is none, or another number of documents.</returns>
    /// <exception cref="PassageStoreException">The store cannot be written; the message says what to do.</exception>
    Task<ISourceRebuild?> ResumeRebuildAsync(string source, string key, int documents, CancellationToken cancellationToken) =>
        Task.FromResult<ISourceRebuild?>(null);

    /// <summary>Opens the vectors of a source; the caller holds the source's run lock.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read or written; the message says what to do.</exception>
    Task<ISourceVectors> OpenVectorsAsync(string source, VectorSpace space, CancellationToken cancellationToken);

    /// <summary>How far the passages of each source have vectors in a space, whoever may read them. A store that keeps none gives none.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<VectorStatus>> GetVectorStatusAsync(VectorSpace space, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<VectorStatus>>([]);

    /// <summary>How many documents and passages each source holds, whoever may read them.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<PassageStoreStatus> GetStatusAsync(CancellationToken cancellationToken);
}
