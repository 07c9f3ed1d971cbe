namespace Assistant.Core.Answering.Citations;

/// <summary>What came of checking one sentence, or block of code, of an answer.</summary>
/// <param name="Sentence">As it stands in the answer.</param>
/// <param name="Cited">The sources it was checked against by its citations; empty where it has none and all were searched.</param>
/// <param name="Unsupported">The pieces that they do not hold, and citations of sources that do not exist.</param>
public sealed record SentenceCheck(string Sentence, IReadOnlyList<int> Cited, IReadOnlyList<string> Unsupported);
