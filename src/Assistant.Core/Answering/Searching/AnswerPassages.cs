using Assistant.Core.Passages;
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
    /// <param name="byWords">
    /// What its words alone found, best first: scores of words tell how far a page stands out, those of models and merged
    /// ranks do not. Where the two name another page as the best, none stands out.
    /// </param>
    public static IReadOnlyList<RankedPassage> Choose(IReadOnlyList<RankedPassage> found, IReadOnlyList<RankedPassage> byWords)
    {
        var sections = found.Count > 0 && StandsOutIn(byWords, found[0].Passage.Document)
            ? found.Where(passage => passage.Passage.Document == found[0].Passage.Document).Take(SectionsOfOnePage).ToList()
            : [];
        return [.. sections.Concat(found.Except(sections)).Take(Most).Select((passage, index) => passage with { Rank = index + 1 })];
    }

    private static bool StandsOutIn(IReadOnlyList<RankedPassage> byWords, DocumentId page)
    {
        var rival = byWords.FirstOrDefault(passage => passage.Passage.Document != page);
        return byWords.Count > 0 && byWords[0].Passage.Document == page && (rival is null || byWords[0].Score >= StandsOut * rival.Score);
    }
}
