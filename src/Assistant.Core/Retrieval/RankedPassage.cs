using Assistant.Core.Passages;

namespace Assistant.Core.Retrieval;

/// <summary>A retrieved passage with its place.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">Comparable within one retrieval only; shown to staff alone.</param>
/// <param name="Passage">The passage.</param>
public sealed record RankedPassage(int Rank, double Score, Passage Passage);
