using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>
/// Checks an answer against its sources: every cited number must exist, and commands, paths, options, variables,
/// addresses and numbers of a sentence must occur in the sources that it cites. A sentence without a citation takes the
/// next one of its paragraph or list; where there is none, all sources are searched.
/// </summary>
public static class CitationVerifier
{
    // No answer for people holds as much to check; what a model writes must not keep the machine busy.
    private const int MostPieces = 2000;

    /// <summary>Checks an answer.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="sources">Its numbered sources with the text that was shown.</param>
    /// <param name="known">Text beside them that it may repeat, such as that of a ticket; null for none.</param>
    public static VerifiedAnswer Check(string markdown, IReadOnlyList<Citation> sources, string? known = null)
    {
        var verifier = new SentenceVerifier(sources, known);
        var units = AnswerUnits.Split(markdown);
        var scope = new CitationScope(units);
        var left = MostPieces;
        var checks = new List<SentenceCheck>();
        var verdicts = new Dictionary<int, bool>();
        var holds = 0;
        for (var i = 0; i < units.Count && left > 0; i++)
        {
            var verdict = verifier.Check(units[i], scope.Of(i), left);
            left -= verdict.Pieces;
            Judge(verdicts, verdict);
            if (verdict.Unsupported.Count > 0)
            {
                checks.Add(new SentenceCheck(units[i].Text, verdict.Cited, verdict.Unsupported));
            }
            else if (verdict.Pieces > 0 || units[i].Cited.Count > 0)
            {
                holds++;
            }
        }

        return new VerifiedAnswer([.. sources.Select(source => source with { Supported = SupportedBy(verdicts, source.N) })], checks, NothingHolds: checks.Count > 0 && holds == 0, Whole: left > 0);
    }

    private static bool? SupportedBy(Dictionary<int, bool> verdicts, int n) => verdicts.TryGetValue(n, out var supported) ? supported : null;

    // One unsupported sentence speaks against all that it cites; a supported one for those that hold a piece of it.
    private static void Judge(Dictionary<int, bool> verdicts, SentenceVerifier.Verdict verdict)
    {
        foreach (var n in verdict.HoldsAll ? verdict.Holding : verdict.Cited)
        {
            if (!verdict.HoldsAll)
            {
                verdicts[n] = false;
            }
            else
            {
                verdicts.TryAdd(n, true);
            }
        }
    }
}
