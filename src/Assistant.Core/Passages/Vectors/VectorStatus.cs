namespace Assistant.Core.Passages.Vectors;

/// <summary>How far the passages of one source have vectors in a space.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Passages">How many of its passages have one.</param>
/// <param name="IsSearched">Whether searches by meaning look at them: once every passage that shall have one had one.</param>
/// <param name="HasOthers">Whether vectors of another space lie there too, which a run that makes all of this one takes away.</param>
public sealed record VectorStatus(string Source, long Passages, bool IsSearched, bool HasOthers);
