using Assistant.Core.Configuration;

namespace Assistant.Core.Passages.Vectors;

/// <summary>
/// The vectors of one source's passages in one space. They are kept by the hash of the passage's text: a passage that
/// stays, moves, comes back or stands in another source keeps its vector.
/// </summary>
public interface ISourceVectors : IAsyncDisposable
{
    /// <summary>Passages that had a vector already, in this source or with the same text in another one.</summary>
    int Present { get; }

    /// <summary>Passages that lack a vector, each text once, whoever may read them.</summary>
    /// <param name="accepted">Which text is wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    IAsyncEnumerable<Passage> ReadMissingAsync(IReadOnlyCollection<TextClass> accepted, CancellationToken cancellationToken);

    /// <summary>Takes vectors in; they are durable when it ends.</summary>
    /// <exception cref="PassageStoreException">They could not be written; the message says what to do.</exception>
    Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken);

    /// <summary>Drops the vectors that no passage of the source has any more, and those of other spaces once this one is whole.</summary>
    /// <param name="isWhole">Whether every passage that shall have a vector has one. Searches use the vectors of a source once they were whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PassageStoreException">They could not be written; the message says what to do.</exception>
    Task FinishAsync(bool isWhole, CancellationToken cancellationToken);
}
