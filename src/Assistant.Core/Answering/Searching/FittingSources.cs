using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Searching;

/// <summary>Chooses the sources of an answer among what a question's searches found.</summary>
internal static class FittingSources
{
    /// <summary>
    /// The best of all stages, and how they fit. Where those do not fit but what words alone found does, that is taken:
    /// the threshold was measured on it, and a stage that models add shall refuse nothing that could be answered without.
    /// </summary>
    /// <param name="query">The query that says the question best.</param>
    /// <param name="found">What each query of the question found.</param>
    /// <param name="unknown">The words that nothing has; see <see cref="Relevance.Judge"/>.</param>
    /// <param name="reader">Who reads the answer.</param>
    public static (IReadOnlyList<Citation> Sources, RelevanceVerdict Verdict) Choose(
        string query, IReadOnlyList<RetrievalResult> found, IReadOnlyCollection<string>? unknown, Caller reader)
    {
        var sources = SourceList.Create(Merge([.. found.Select(one => AnswerPassages.Choose(one.Passages, one.ByWords))]), reader);
        var verdict = Relevance.Judge(query, sources, unknown);
        if (verdict.IsEnough)
        {
            return (sources, verdict);
        }

        var byWords = SourceList.Create(Merge([.. found.Select(one => AnswerPassages.Choose(one.ByWords, one.ByWords))]), reader);
        return Relevance.Judge(query, byWords, unknown) is { IsEnough: true } enough ? (byWords, enough) : (sources, verdict);
    }

    private static IReadOnlyList<RankedPassage> Merge(IReadOnlyList<IReadOnlyList<RankedPassage>> rankings) =>
        rankings.Count == 1 ? rankings[0] : RankFusion.Fuse(rankings, AnswerPassages.Most);
}
