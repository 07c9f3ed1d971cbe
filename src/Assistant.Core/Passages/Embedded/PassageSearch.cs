using Assistant.Core.Passages.Lexical;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Finds passages in a snapshot.</summary>
internal static class PassageSearch
{
    private const int FewestCandidates = 200;

    /// <summary>The passages that match best among those the caller may read, best first.</summary>
    public static IReadOnlyList<PassageHit> Run(IndexSearcher searcher, PassageQuery query, Caller caller)
    {
        var reader = searcher.IndexReader;
        var readable = ReadableFilter.For(caller, query.Source, query.Kinds);
        var vocabulary = new Vocabulary(reader, readable);
        var finder = new ConceptFinder(vocabulary.Find, new SpellingCorrector(reader, vocabulary).Correct);

        var terms = QuestionAnalyzer.Analyze(query.Text);                                               // 1 what is asked
        var concepts = finder.FindAll(terms);                                                           // 2 what of it the caller's passages have
        if (concepts.Count == 0)
        {
            return [];
        }

        var queries = new PassageQueries(vocabulary);
        var candidates = searcher.Search(queries.Candidates(concepts), readable, Math.Max(FewestCandidates, query.Top * 2)); // 3 passages that may do
        var ranked = new SecondOpinion(queries.Ranking(concepts)).Rescore(searcher, candidates, candidates.ScoreDocs.Length); // 4 in order
        return [.. PageRanking.Rank(ranked.ScoreDocs.OrderBy(hit => hit.Doc).Select(hit => (hit.Doc, PageOf(reader, hit.Doc), hit.Score)), query.Top) // 5 and by their pages
            .Select(hit => new PassageHit(PassageDocument.Read(searcher.Doc(hit.Passage)), hit.Score))];
    }

    /// <summary>The words of a query that no passage which the caller may read has, see <see cref="UnknownWords"/>.</summary>
    public static IReadOnlyList<string> FindUnknownWords(IndexSearcher searcher, PassageQuery query, Caller caller)
    {
        var vocabulary = new Vocabulary(searcher.IndexReader, ReadableFilter.For(caller, query.Source, query.Kinds));
        var words = new UnknownWords(vocabulary.Find, new SpellingCorrector(searcher.IndexReader, vocabulary).Correct);
        return words.Find(UnknownWords.TellingOf(query.Text));
    }

    private static long PageOf(IndexReader reader, int document)
    {
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        return leaf.AtomicReader.GetNumericDocValues(PassageFields.Document).Get(document - leaf.DocBase);
    }

    // The exact query's score takes the place of the first one's.
    private sealed class SecondOpinion(Query query) : QueryRescorer(query)
    {
        protected override float Combine(float firstPassScore, bool secondPassMatches, float secondPassScore) => secondPassMatches ? secondPassScore : 0;
    }
}
