namespace Assistant.Core.Privacy;

/// <summary>A text with its secrets removed.</summary>
/// <param name="Text">The text; a typed mark such as <c>[password removed]</c> stands for each piece.</param>
/// <param name="Removed">How many pieces of each kind were removed; empty for none.</param>
public sealed record RedactedText(string Text, IReadOnlyDictionary<string, int> Removed);
