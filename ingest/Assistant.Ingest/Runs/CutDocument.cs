using Assistant.Core.Passages;
using Assistant.Core.Tickets;
using Assistant.Ingest.Sources;

namespace Assistant.Ingest.Runs;

/// <summary>A document that was read and cut, on its way into the store.</summary>
/// <param name="Address">Its canonical address within the source.</param>
/// <param name="Version">What the server said about its version.</param>
/// <param name="Hash">Its content hash, settings included.</param>
/// <param name="Passages">Its passages, in order.</param>
/// <param name="FetchedAt">When, UTC.</param>
/// <param name="Change">What it means for the store.</param>
internal sealed record CutDocument(
    string Address, DocumentVersion Version, string Hash, IReadOnlyList<Passage> Passages, DateTimeOffset FetchedAt, StoredChange Change)
{
    /// <summary>Equal for pages with the same text, whatever their addresses.</summary>
    public string Fingerprint { get; init; } = "";
}
