using Assistant.Core.Passages;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Assistant.Benchmarks.Retrieval;

/// <summary>What to beat: Lucene's own analyzer and BM25 over title, headings and text in one field.</summary>
internal sealed class PlainBm25 : IDisposable
{
    private const string Content = "content";

    private readonly RAMDirectory _directory = new();
    private readonly Analyzer _analyzer;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    private PlainBm25(Analyzer analyzer, IReadOnlyList<Passage> passages)
    {
        _analyzer = analyzer;
        _passages = passages;
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var passage in passages)
            {
                writer.AddDocument([new TextField(Content, $"{passage.Title}\n{passage.Heading}\n{passage.Text}", Field.Store.NO)]);
            }
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public static PlainBm25 WithStandardAnalyzer(IReadOnlyList<Passage> passages) => new(new StandardAnalyzer(LuceneVersion.LUCENE_48), passages);

    public static PlainBm25 WithEnglishAnalyzer(IReadOnlyList<Passage> passages) => new(new EnglishAnalyzer(LuceneVersion.LUCENE_48), passages);

    public IReadOnlyList<Passage> Search(string question, int top)
    {
        var query = new BooleanQuery();
        using var tokens = _analyzer.GetTokenStream(Content, question);
        var term = tokens.GetAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            query.Add(new TermQuery(new Term(Content, term.ToString())), Occur.SHOULD);
        }

        return [.. _searcher.Search(query, top).ScoreDocs.Select(hit => _passages[hit.Doc])];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }
}
