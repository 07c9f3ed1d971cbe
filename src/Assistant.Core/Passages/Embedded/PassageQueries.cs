using Assistant.Core.Passages.Lexical;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Makes the two queries of a search: a cheap one that finds candidates, and an exact one that ranks them.</summary>
internal sealed class PassageQueries(Vocabulary vocabulary)
{
    /// <summary>Passages with any of the strongest words.</summary>
    public Query Candidates(IReadOnlyList<QueryConcept> concepts)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var alternative in QuestionPlan.Finding(concepts))
        {
            query.Add(Of(alternative), Occur.SHOULD);
        }

        return query;
    }

    /// <summary>All words, the best alternative of each; and words that stand together in the question.</summary>
    public Query Ranking(IReadOnlyList<QueryConcept> concepts)
    {
        var words = new BooleanQuery();
        foreach (var concept in concepts)
        {
            words.Add(Of(concept), Occur.SHOULD);
        }

        var ranking = new BooleanQuery(disableCoord: true) { { words, Occur.SHOULD } };
        foreach (var (pair, slop) in QuestionPlan.Together(concepts))
        {
            ranking.Add(Phrase(pair, slop), Occur.SHOULD);
        }

        return ranking;
    }

    private Query Of(QueryConcept concept)
    {
        if (concept.Alternatives is [var only])
        {
            return Of(only);
        }

        var best = new DisjunctionMaxQuery(Bm25.Tie);
        foreach (var alternative in concept.Alternatives)
        {
            best.Add(Of(alternative));
        }

        return best;
    }

    private Query Of(QueryAlternative alternative) => alternative.Terms is [var word]
        ? new TermQuery(new Term(PassageFields.Content, word.Form), vocabulary.ContextOf(word)) { Boost = (float)alternative.Weight }
        : Phrase(alternative, slop: 1);

    private static PhraseQuery Phrase(QueryAlternative words, int slop)
    {
        var phrase = new PhraseQuery { Slop = slop, Boost = (float)words.Weight };
        foreach (var word in words.Terms)
        {
            phrase.Add(new Term(PassageFields.Content, word.Form));
        }

        return phrase;
    }
}
