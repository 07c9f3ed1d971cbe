using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Lexical;

/// <summary>Looks the terms of a question up in the caller's vocabulary.</summary>
/// <param name="find">A word in the form of the index; null where the caller may read no passage with it.</param>
/// <param name="correct">What a mistyped word may have meant, see <see cref="SpellingRules"/>.</param>
internal sealed class ConceptFinder(Func<string, VocabularyTerm?> find, Func<string, IReadOnlyList<string>> correct)
{
    private const int MostConcepts = 32;

    // What another word counts in the place of the one that was used.
    private const double CorrectionFactor = 0.7;
    private const double SynonymFactor = 0.5;

    /// <summary>The strongest concepts of a question, in its order; none where nothing that the caller may read has its words.</summary>
    public IReadOnlyList<QueryConcept> FindAll(IEnumerable<QuestionTerm> terms) =>
        [.. terms.Select(Find).OfType<QueryConcept>().OrderByDescending(concept => concept.Weight).Take(MostConcepts).OrderBy(concept => concept.Position)];

    private QueryConcept? Find(QuestionTerm term)
    {
        var alternatives = new List<QueryAlternative>();
        if (find(WordForm.Of(term.Word, term.Role)) is { } literal)
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

    private IEnumerable<QueryAlternative> Corrections(QuestionTerm term) => correct(term.Word)
        .Select(word => find(WordForm.Of(word, TokenRole.Word)))
        .OfType<VocabularyTerm>()
        .DistinctBy(correction => correction.Form)
        .Select(correction => new QueryAlternative([correction], term.Weight * correction.Rarity * CorrectionFactor));

    // It never counts more than the word that was used, however rare it is.
    private QueryAlternative? Synonym(IReadOnlyList<string> words, double importance, double? literal)
    {
        var terms = words.Select(word => find(WordForm.Of(word, TokenRole.Word))).ToList();
        if (terms.Contains(null))
        {
            return null;
        }

        var weight = importance * terms.Max(term => term!.Rarity);
        return new QueryAlternative([.. terms.OfType<VocabularyTerm>()], SynonymFactor * Math.Min(weight, literal ?? weight));
    }
}
