namespace Assistant.Core.Retrieval;

/// <summary>What a retrieval found.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Retriever">The stages that were used, for people and the log: <c>BM25 (embedded)</c>.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RetrievalResult(IReadOnlyList<RankedPassage> Passages, string Retriever, TimeSpan Duration);
