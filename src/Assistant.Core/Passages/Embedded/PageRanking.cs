using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Ranks passages by their page as well: a page with several good passages is a better one, but shall not fill the list.</summary>
internal static class PageRanking
{
    // What the second best passage of a page adds to all of them.
    private const float SupportFactor = 0.25f;

    // What each further passage of a page loses.
    private const float RepeatFactor = 0.8f;

    /// <summary>The best passages, with their final scores.</summary>
    public static IReadOnlyList<ScoreDoc> Rank(IndexReader reader, IReadOnlyList<ScoreDoc> candidates, int top)
    {
        var pages = candidates.GroupBy(candidate => PageOf(reader, candidate.Doc)).ToList();
        var ranked = new List<ScoreDoc>();
        foreach (var page in pages)
        {
            var ordered = page.OrderByDescending(candidate => candidate.Score).ToList();
            var support = ordered.Count > 1 ? SupportFactor * ordered[1].Score : 0;
            var factor = 1f;
            foreach (var passage in ordered)
            {
                ranked.Add(new ScoreDoc(passage.Doc, (passage.Score + support) * factor));
                factor *= RepeatFactor;
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
