namespace Assistant.Core.Passages;

/// <summary>
/// Writes a source anew, beside the passages that readers see: whatever is committed stays unseen until
/// <see cref="SwitchAsync"/> puts the new generation in the place of the old one. Disposed without it, it leaves what was
/// committed for <see cref="IPassageStore.ResumeRebuildAsync"/>; the next writer of the source clears it away.
/// </summary>
public interface ISourceRebuild : ISourceWriter
{
    /// <summary>What finds this generation again after a death; null where the store cannot go on with one.</summary>
    string? Key => null;

    /// <summary>Takes a document over as the generation in service has it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="change">What to change in its passages, such as who may read them; null for nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was something to take over; where not, the document is not in the new generation.</returns>
    Task<bool> KeepAsync(DocumentId document, Func<Passage, Passage>? change, CancellationToken cancellationToken);

    /// <summary>Commits, and lets readers see the new generation from their next search on; the old one is deleted.</summary>
    /// <exception cref="PassageStoreException">It could not be written; readers keep the old generation.</exception>
    Task SwitchAsync(CancellationToken cancellationToken);
}
