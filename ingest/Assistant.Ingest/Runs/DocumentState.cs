using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>What the last run knew of a document.</summary>
/// <param name="Address">Its canonical address within the source.</param>
/// <param name="Version">What the server said about its version.</param>
/// <param name="ContentHash">Hash of its extracted content together with the settings that shaped its passages.</param>
/// <param name="PassageIds">The passages that the store holds of it, in order.</param>
/// <param name="FetchedAt">When it was last fetched, UTC.</param>
public sealed record DocumentState(
    string Address, DocumentVersion Version, string ContentHash, IReadOnlyList<Guid> PassageIds, DateTimeOffset FetchedAt)
{
    /// <summary>How many complete walks in a row did not come across it; 0 where the last one did.</summary>
    public int Misses { get; init; }
}
