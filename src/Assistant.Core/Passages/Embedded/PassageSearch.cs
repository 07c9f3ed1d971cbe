using Assistant.Core.Privacy;
using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Finds passages in a snapshot.</summary>
internal static class PassageSearch
{
    private const int FewestCandidates = 200;
    private const int MostConcepts = 32;

    /// <summary>The passages that match best among those the caller may read, best first.</summary>
    public static IReadOnlyList<PassageHit> Run(IndexSearcher searcher, PassageQuery query, Caller caller)
    {
        var reader = searcher.IndexReader;
        var readable = ReadableFilter.For(caller, query.Source, query.Kinds);
        var vocabulary = new Vocabulary(reader, readable);
        var finder = new ConceptFinder(vocabulary, new SpellingCorrector(reader, vocabulary));

        var terms = QuestionAnalyzer.Analyze(query.Text);                                               // 1 what is asked
        var concepts = Strongest(terms.Select(finder.Find).OfType<QueryConcept>());                     // 2 what of it the caller's passages have
        if (concepts.Count == 0)
        {
            return [];
        }

        var candidates = searcher.Search(PassageQueries.Candidates(concepts), readable, Math.Max(FewestCandidates, query.Top * 2)); // 3 passages that may do
        var ranked = new SecondOpinion(PassageQueries.Ranking(concepts)).Rescore(searcher, candidates, candidates.ScoreDocs.Length); // 4 in order
        return [.. PageRanking.Rank(reader, ranked.ScoreDocs, query.Top)                                // 5 and by their pages
            .Select(hit => new PassageHit(PassageDocument.Read(searcher.Doc(hit.Doc)), hit.Score))];
    }

    private static List<QueryConcept> Strongest(IEnumerable<QueryConcept> concepts) =>
        [.. concepts.OrderByDescending(concept => concept.Weight).Take(MostConcepts).OrderBy(concept => concept.Position)];

    // The exact query's score takes the place of the first one's.
    private sealed class SecondOpinion(Query query) : QueryRescorer(query)
    {
        protected override float Combine(float firstPassScore, bool secondPassMatches, float secondPassScore) => secondPassMatches ? secondPassScore : 0;
    }
}
