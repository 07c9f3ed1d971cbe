using Assistant.Core.Passages.Vectors;

namespace Assistant.Core.Passages;

/// <summary>
/// Moves whole stores, whoever may read what is in them: both stores have it, and nothing but the copying of stores uses
/// it, for it knows no caller.
/// </summary>
internal interface IStoreTransfer : IPassageStore
{
    /// <summary>How many documents and passages each source holds, in whichever version of the layout.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<SourceStatus>> ListSourcesAsync(CancellationToken cancellationToken);

    /// <summary>All documents of a source, each with its passages in order. No writer may be at work meanwhile.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    IAsyncEnumerable<IReadOnlyList<Passage>> ReadDocumentsAsync(string source, CancellationToken cancellationToken);

    /// <summary>The vectors that passages of a source have in a space; those without one are left out.</summary>
    /// <exception cref="PassageStoreException">The store cannot be read; the message says what to do.</exception>
    Task<IReadOnlyList<PassageVector>> FindVectorsAsync(string source, VectorSpace space, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);

    /// <summary>Begins to replace all that the store holds. Dispose what was not completed, and it is dropped.</summary>
    /// <exception cref="PassageStoreException">The store cannot be written; the message says what to do.</exception>
    Task<IStoreReplacement> ReplaceAsync(CancellationToken cancellationToken);
}

/// <summary>What a store shall hold in the place of what it holds.</summary>
internal interface IStoreReplacement : IAsyncDisposable
{
    /// <summary>Opens a source that is empty here, whatever the store holds of it.</summary>
    Task<ISourceWriter> OpenWriterAsync(string source, CancellationToken cancellationToken);

    /// <summary>Lets readers see all of it, and nothing of what was there before.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}
