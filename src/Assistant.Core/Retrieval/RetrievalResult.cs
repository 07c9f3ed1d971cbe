namespace Assistant.Core.Retrieval;

/// <summary>What a retrieval found.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Retriever">The stages that were used, for people and the log: <c>BM25 (embedded) + dense (bge-m3)</c>, and which were left out and why.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RetrievalResult(IReadOnlyList<RankedPassage> Passages, string Retriever, TimeSpan Duration)
{
    /// <summary>What the words alone found, best first and no more than wanted; empty where words were not searched.</summary>
    public IReadOnlyList<RankedPassage> ByWords { get; init; } = [];

    /// <summary>Which stages were left out and why, a sentence each, for the one who asked; empty where all worked.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
