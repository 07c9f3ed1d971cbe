namespace Assistant.Ingest.Runs;

/// <summary>Remembers, per source, which documents the store holds and in which version.</summary>
public sealed class DocumentLedger
{
    /// <summary>All that is known of a source, by address.</summary>
    public Task<IReadOnlyDictionary<string, DocumentState>> LoadAsync(string source, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Remembers these documents, and forgets those; one transaction.</summary>
    public Task SaveAsync(string source, IReadOnlyCollection<DocumentState> present, IReadOnlyCollection<string> removed, CancellationToken cancellationToken) => throw new NotImplementedException();
}
