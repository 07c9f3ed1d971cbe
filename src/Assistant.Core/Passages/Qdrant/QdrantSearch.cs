using Assistant.Core.Passages.Lexical;
using Assistant.Core.Passages.Qdrant.Wire;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval.Analysis;

namespace Assistant.Core.Passages.Qdrant;

/// <summary>Finds passages in a snapshot: the server finds candidates, and they are ranked here as in the embedded store.</summary>
internal sealed class QdrantSearch(QdrantClient client, string collection)
{
    private const int FewestCandidates = 200;

    private readonly QdrantViews _views = new(client, collection);

    /// <summary>The passages that match best among those the caller may read, best first.</summary>
    public async Task<IReadOnlyList<PassageHit>> RunAsync(QdrantSnapshot snapshot, PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var terms = QuestionAnalyzer.Analyze(query.Text);                                               // 1 what is asked
        if (terms.Count == 0 || _views.Find(snapshot, caller, query.Source, query.Kinds) is not { } view)
        {
            return [];
        }

        var vocabulary = await QdrantVocabulary.LoadAsync(view, terms, keepsNames: false, cancellationToken);
        var concepts = new ConceptFinder(vocabulary.Find, vocabulary.Correct).FindAll(terms);           // 2 what of it the caller's passages have
        if (concepts.Count == 0)
        {
            return [];
        }

        var candidates = await FindAsync(view, concepts, Math.Max(FewestCandidates, query.Top * 2), cancellationToken); // 3 passages that may do
        var ranked = Score(candidates, new PassageScorer(concepts, snapshot.AverageLength));            // 4 in order
        return [.. PageRanking.Rank(ranked, query.Top).Select(hit => new PassageHit(hit.Passage, hit.Score))]; // 5 and by their pages
    }

    /// <summary>The words of a query that no passage which the caller may read has, see <see cref="UnknownWords"/>.</summary>
    public async Task<IReadOnlyList<string>> FindUnknownWordsAsync(QdrantSnapshot snapshot, PassageQuery query, Caller caller, CancellationToken cancellationToken)
    {
        var terms = UnknownWords.TellingOf(query.Text);
        if (terms.Count == 0 || _views.Find(snapshot, caller, query.Source, query.Kinds) is not { } view)
        {
            return [.. terms.Select(term => term.Word)];
        }

        // A word that is known by another name is not mistyped.
        var vocabulary = await QdrantVocabulary.LoadAsync(view, terms, keepsNames: true, cancellationToken);
        return new UnknownWords(vocabulary.Find, vocabulary.Correct).Find(terms);
    }

    private async Task<IReadOnlyList<Passage>> FindAsync(QdrantView view, IReadOnlyList<QueryConcept> concepts, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryPoints
        {
            Query = SparseTerms.OfQuestion(QuestionPlan.Finding(concepts)),
            Using = QdrantFields.Bm25,
            Filter = view.Filter,
            Limit = limit,
            WithPayload = PassagePayload.WithoutIndex,
        };
        var points = await client.QueryAsync(collection, query, cancellationToken);
        return [.. points.Select(point => PassagePayload.Read(point.Payload).ToPassage())];
    }

    // Of equal scores the server gives any order, so documents and places decide.
    private static IEnumerable<(Passage Passage, DocumentId Page, float Score)> Score(IReadOnlyList<Passage> candidates, PassageScorer scorer) => candidates
        .AsParallel().AsOrdered()
        .Select(passage => (passage, passage.Document, Score: scorer.Score(PassageContent.Of(passage))))
        .Where(candidate => candidate.Score > 0)
        .AsSequential()
        .OrderBy(candidate => candidate.Document.ToString(), StringComparer.Ordinal).ThenBy(candidate => candidate.passage.Position);
}
