using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Ranks passages by their page as well: a page with several good passages is a better one, but shall not fill the list.</summary>
internal static class PageRanking
{
    // How much of its second-best passage's score a page adds to each of its passages.
    private const float Support = 0.25f;

    // What each further passage of a page keeps of its score.
    private const float Diversity = 0.8f;

    /// <summary>The best passages, with their final scores.</summary>
    public static IReadOnlyList<ScoreDoc> Rank(IndexReader reader, IReadOnlyList<ScoreDoc> candidates, int top)
    {
        var pages = candidates.GroupBy(candidate => PageOf(reader, candidate.Doc)).ToList();
        var ranked = new List<ScoreDoc>();
        foreach (var page in pages)
        {
            var ordered = page.OrderByDescending(candidate => candidate.Score).ToList();
            var support = ordered.Count > 1 ? Support * ordered[1].Score : 0;
            var factor = 1f;
            foreach (var passage in ordered)
            {
                ranked.Add(new ScoreDoc(passage.Doc, (passage.Score + support) * factor));
                factor *= Diversity;
            }
        }

        return [.. ranked.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Doc).Take(top)];
    }

    private static long PageOf(IndexReader reader, int document)
    {
        var leaf = reader.Leaves[ReaderUtil.SubIndex(document, reader.Leaves)];
        return leaf.AtomicReader.GetNumericDocValues(PassageFields.Document).Get(document - leaf.DocBase);
    }
}
