namespace Assistant.Core.Passages;

/// <summary>A passage that a search found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">Its score; comparable within one search only.</param>
public sealed record PassageHit(Passage Passage, double Score);
