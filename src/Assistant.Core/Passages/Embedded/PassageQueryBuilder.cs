using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Makes the index's query of a question's terms.</summary>
internal sealed class PassageQueryBuilder(IndexReader reader, Vocabulary vocabulary)
{
    private const int MostCorrections = 3;
    private const float Tie = 0.1f;

    // In a long mail, words beyond these are the least telling ones.
    private const int MostTerms = 32;

    // What a guess weighs beside the word itself. Measured on the evaluation questions of three sites, as are the rest.
    private const double CorrectionWeight = 0.7;
    private const double SynonymWeight = 0.6;
    private const double PhraseWeight = 0.3;

    /// <summary>The query; null where nothing of the question can be found.</summary>
    public (Query Words, Query? Phrases)? Build(IReadOnlyList<QuestionTerm> terms)
    {
        var concepts = terms.Select(Weigh).OfType<Concept>().OrderByDescending(concept => concept.Weight).Take(MostTerms).ToList();
        if (concepts.Count == 0)
        {
            return null;
        }

        var words = new BooleanQuery();
        foreach (var concept in concepts)
        {
            words.Add(concept.Query, Occur.SHOULD);
        }

        return (words, Phrases([.. concepts.OrderBy(concept => concept.Position)]));
    }

    private Concept? Weigh(QuestionTerm term)
    {
        var form = term.Role == TokenRole.Whole ? term.Word : WordForm.Of(term.Word) ?? term.Word;
        var alternatives = new List<(Query Query, string Form)>();
        var literal = vocabulary.Knows(PassageFields.Content, form);
        var weight = literal ? term.Weight * Rarity(form) : 0;
        if (literal)
        {
            alternatives.Add((Scored(form, weight), form));
        }
        else if (term.Role == TokenRole.Word && term.Word.All(char.IsAsciiLetter) && !StopWords.IsAny(term.Word))
        {
            var near = vocabulary.Near(term.Word, MostCorrections);
            var forms = near.Select(word => WordForm.Of(word.Word)).OfType<string>().Distinct().ToList();
            weight = forms.Count == 0 ? 0 : forms.Max(Rarity) * term.Weight * CorrectionWeight;
            alternatives.AddRange(forms.Select(word => ((Query)Scored(word, Math.Min(weight, Rarity(word) * term.Weight)), word)));
        }

        foreach (var synonym in term.Synonyms)
        {
            var forms = synonym.Select(word => WordForm.Of(word) ?? word).ToList();
            if (!forms.All(word => vocabulary.Knows(PassageFields.Content, word)))
            {
                continue;
            }

            var rarity = forms.Max(Rarity) * term.Weight;
            var scored = SynonymWeight * (weight > 0 ? Math.Min(weight, rarity) : rarity);
            alternatives.Add((forms.Count == 1 ? Scored(forms[0], scored) : Phrase(forms, 1, scored), forms[0]));
            weight = Math.Max(weight, scored);
        }

        return alternatives.Count switch
        {
            0 => null,
            1 => new Concept(alternatives[0].Query, alternatives[0].Form, term.Position, weight),
            _ => new Concept(BestOf(alternatives.Select(alternative => alternative.Query)), alternatives[0].Form, term.Position, weight),
        };
    }

    // Words that stand near each other in the question and in the passage.
    private static Query? Phrases(List<Concept> concepts)
    {
        var phrases = new BooleanQuery(disableCoord: true);
        foreach (var (left, right) in concepts.Zip(concepts.Skip(1)))
        {
            var gap = right.Position - left.Position;
            if (gap is >= 1 and <= 3 && left.Form != right.Form)
            {
                phrases.Add(Phrase([left.Form, right.Form], 2 + gap, PhraseWeight * Math.Min(left.Weight, right.Weight)), Occur.SHOULD);
            }
        }

        return phrases.Clauses.Count > 0 ? phrases : null;
    }

    private double Rarity(string form)
    {
        var documents = reader.DocFreq(new Term(PassageFields.Content, form));
        return Math.Log(1 + ((reader.NumDocs - Math.Min(documents, reader.NumDocs) + 0.5) / (documents + 0.5)));
    }

    private static TermQuery Scored(string form, double weight) => new(new Term(PassageFields.Content, form)) { Boost = (float)weight };

    private static PhraseQuery Phrase(IEnumerable<string> forms, int slop, double weight)
    {
        var phrase = new PhraseQuery { Slop = slop, Boost = (float)weight };
        foreach (var form in forms)
        {
            phrase.Add(new Term(PassageFields.Content, form));
        }

        return phrase;
    }

    private static DisjunctionMaxQuery BestOf(IEnumerable<Query> queries)
    {
        var best = new DisjunctionMaxQuery(Tie);
        foreach (var query in queries)
        {
            best.Add(query);
        }

        return best;
    }

    private sealed record Concept(Query Query, string Form, int Position, double Weight);
}
