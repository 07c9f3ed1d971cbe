namespace Assistant.Core.Passages.Lexical;

/// <summary>One thing that a question is about: a word with all that may stand for it in a passage.</summary>
/// <param name="Alternatives">Words or phrases, the literal one or the likeliest correction first.</param>
/// <param name="Position">Its place in the question.</param>
/// <param name="IsTelling">False for a word that stands in any question.</param>
/// <param name="Weight">How much the best alternative counts.</param>
internal sealed record QueryConcept(IReadOnlyList<QueryAlternative> Alternatives, int Position, bool IsTelling, double Weight);

/// <summary>A word, or a phrase of words, with what it counts.</summary>
internal sealed record QueryAlternative(IReadOnlyList<VocabularyTerm> Terms, double Weight);

/// <summary>A word that the caller may read somewhere.</summary>
/// <param name="Form">The word in the form of the index.</param>
/// <param name="Rarity">How much it tells: BM25's inverse document frequency.</param>
internal sealed record VocabularyTerm(string Form, double Rarity);
