namespace Assistant.Core.Passages.Embedded;

/// <summary>One thing that a question is about: a word with all that may stand for it in a passage.</summary>
/// <param name="Alternatives">Words or phrases, the literal one or the likeliest correction first.</param>
/// <param name="Position">Its place in the question.</param>
/// <param name="IsTelling">False for a word that stands in any question.</param>
/// <param name="Weight">How much the best alternative counts.</param>
internal sealed record QueryConcept(IReadOnlyList<QueryAlternative> Alternatives, int Position, bool IsTelling, double Weight);

/// <summary>A word, or a phrase of words, with what it counts.</summary>
internal sealed record QueryAlternative(IReadOnlyList<VocabularyTerm> Terms, double Weight);
