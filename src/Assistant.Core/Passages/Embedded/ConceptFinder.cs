using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Looks the terms of a question up in the caller's vocabulary.</summary>
internal sealed class ConceptFinder(Vocabulary vocabulary, SpellingCorrector corrector)
{
    // What another word counts in the place of the one that was used.
    private const double CorrectionFactor = 0.7;
    private const double SynonymFactor = 0.5;

    /// <summary>The concept of a term; null where nothing that the caller may read has it.</summary>
    public QueryConcept? Find(QuestionTerm term)
    {
        var alternatives = new List<QueryAlternative>();
        if (vocabulary.Find(WordForm.Of(term.Word, term.Role)) is { } literal)
        {
            alternatives.Add(new QueryAlternative([literal], term.Weight * literal.Rarity));
        }
        else if (term.Role == TokenRole.Word)
        {
            alternatives.AddRange(Corrections(term));
        }

        foreach (var synonym in term.Synonyms)
        {
            if (Synonym(synonym, term.Weight, alternatives.FirstOrDefault()?.Weight) is { } alternative)
            {
                alternatives.Add(alternative);
            }
        }

        return alternatives.Count == 0
            ? null
            : new QueryConcept(alternatives, term.Position, term.IsTelling, alternatives.Max(alternative => alternative.Weight));
    }

    private IEnumerable<QueryAlternative> Corrections(QuestionTerm term) => corrector.Correct(term.Word)
        .Select(word => vocabulary.Find(WordForm.Of(word, TokenRole.Word)))
        .OfType<VocabularyTerm>()
        .DistinctBy(correction => correction.Term)
        .Select(correction => new QueryAlternative([correction], term.Weight * correction.Rarity * CorrectionFactor));

    // It never counts more than the word that was used, however rare it is.
    private QueryAlternative? Synonym(IReadOnlyList<string> words, double importance, double? literal)
    {
        var terms = words.Select(word => vocabulary.Find(WordForm.Of(word, TokenRole.Word))).ToList();
        if (terms.Contains(null))
        {
            return null;
        }

        var weight = importance * terms.Max(term => term!.Rarity);
        return new QueryAlternative([.. terms.OfType<VocabularyTerm>()], SynonymFactor * Math.Min(weight, literal ?? weight));
    }
}
