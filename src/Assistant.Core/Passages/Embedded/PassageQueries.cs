using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Makes the two queries of a search: a cheap one that finds candidates, and an exact one that ranks them.</summary>
internal static class PassageQueries
{
    // The strongest words of a long mail find all that the others would.
    private const int MostThatFind = 16;

    // What a pair of words that stand together adds, as a share of the weaker one.
    private const double TogetherFactor = 0.2;
    private const int WidestGap = 3;

    // How much alternatives beside the best one add.
    private const float Tie = 0.1f;

    /// <summary>Passages with any of the strongest words. Common words that tell little only rank.</summary>
    public static Query Candidates(IReadOnlyList<QueryConcept> concepts)
    {
        var strongest = concepts.OrderByDescending(concept => concept.Weight).Take(MostThatFind).ToList();
        var telling = strongest.Where(concept => concept.IsTelling).ToList();
        var query = new BooleanQuery(disableCoord: true);
        foreach (var alternative in (telling.Count > 0 ? telling : strongest).SelectMany(concept => concept.Alternatives.Where((a, i) => i == 0 || a.Terms.Count == 1)))
        {
            query.Add(Of(alternative), Occur.SHOULD);
        }

        return query;
    }

    /// <summary>All words, the best alternative of each; and words that stand together in the question.</summary>
    public static Query Ranking(IReadOnlyList<QueryConcept> concepts)
    {
        var words = new BooleanQuery();
        foreach (var concept in concepts)
        {
            words.Add(Of(concept), Occur.SHOULD);
        }

        var ranking = new BooleanQuery(disableCoord: true) { { words, Occur.SHOULD } };
        var telling = concepts.Where(concept => concept.IsTelling).ToList();
        foreach (var (left, right) in telling.Zip(telling.Skip(1)))
        {
            if (right.Position - left.Position is >= 1 and <= WidestGap and var gap && Together(left, right, gap) is { } phrase)
            {
                ranking.Add(phrase, Occur.SHOULD);
            }
        }

        return ranking;
    }

    private static PhraseQuery? Together(QueryConcept left, QueryConcept right, int gap)
    {
        var (first, second) = (left.Alternatives[0], right.Alternatives[0]);
        return first.Terms.Count == 1 && second.Terms.Count == 1 && !first.Terms[0].Term.Equals(second.Terms[0].Term)
            ? Phrase([first.Terms[0], second.Terms[0]], gap + 2, TogetherFactor * Math.Min(first.Weight, second.Weight))
            : null;
    }

    private static Query Of(QueryConcept concept)
    {
        if (concept.Alternatives is [var only])
        {
            return Of(only);
        }

        var best = new DisjunctionMaxQuery(Tie);
        foreach (var alternative in concept.Alternatives)
        {
            best.Add(Of(alternative));
        }

        return best;
    }

    private static Query Of(QueryAlternative alternative) => alternative.Terms is [var word]
        ? new TermQuery(word.Term, word.Context) { Boost = (float)alternative.Weight }
        : Phrase(alternative.Terms, 1, alternative.Weight);

    private static PhraseQuery Phrase(IEnumerable<VocabularyTerm> words, int slop, double weight)
    {
        var phrase = new PhraseQuery { Slop = slop, Boost = (float)weight };
        foreach (var word in words)
        {
            phrase.Add(word.Term);
        }

        return phrase;
    }
}
