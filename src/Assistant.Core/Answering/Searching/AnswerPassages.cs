using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Searching;

/// <summary>
/// Chooses the passages that an answer is written from. A search shows several pages; who answers needs the page that is
/// meant, so of one that stands out its next sections come directly after the best.
/// </summary>
internal static class AnswerPassages
{
    /// <summary>Enough for an answer from several pages, little enough to look through.</summary>
    public const int Most = 8;

    /// <summary>How many passages to search for, so that further sections of a page are among them.</summary>
    public const int Searched = 32;

    // How much better than the best of any other page a passage must be for its page to stand out.
    private const double StandsOut = 1.25;

    private const int SectionsOfOnePage = 3;

    /// <summary>The chosen passages, best first.</summary>
    /// <param name="found">What one search found, best first.</param>
    public static IReadOnlyList<RankedPassage> Choose(IReadOnlyList<RankedPassage> found)
    {
        var sections = SectionsThatStandOut(found);
        return [.. sections.Concat(found.Except(sections)).Take(Most).Select((passage, index) => passage with { Rank = index + 1 })];
    }

    private static List<RankedPassage> SectionsThatStandOut(IReadOnlyList<RankedPassage> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var page = found[0].Passage.Document;
        var rival = found.FirstOrDefault(passage => passage.Passage.Document != page);
        // Some rerankers' scores fall below zero and have no ratio.
        return rival is null || (rival.Score > 0 && found[0].Score >= StandsOut * rival.Score)
            ? [.. found.Where(passage => passage.Passage.Document == page).Take(SectionsOfOnePage)]
            : [];
    }
}
