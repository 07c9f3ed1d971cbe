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
    public static VerifiedAnswer Check(string markdown, IReadOnlyList<Citation> sources)
    {
        var texts = sources.ToDictionary(source => source.N, source => new SourceText(source));
        var units = AnswerUnits.Split(markdown);
        var scope = new CitationScope(units);
        var left = MostPieces;
        var checks = new List<SentenceCheck>();
        var verdicts = new Dictionary<int, bool>();
        for (var i = 0; i < units.Count && left > 0; i++)
        {
            var known = scope.Of(i).Where(texts.ContainsKey).ToList();
            var searched = known.Count > 0 ? known : [.. texts.Keys];
            var pieces = ClaimPieces.Extract(units[i]).Take(left).ToList();
            left -= pieces.Count;
            var missing = pieces.Where(piece => !searched.Exists(n => texts[n].Holds(piece))).ToList();
            var invented = units[i].Cited.Where(n => !texts.ContainsKey(n)).Select(n => $"[{n}]");
            Judge(verdicts, known, pieces, missing, texts);
            if (invented.Concat(missing.Select(piece => piece.Text)).ToList() is { Count: > 0 } unsupported)
            {
                checks.Add(new SentenceCheck(units[i].Text, known, unsupported));
            }
        }

        return new VerifiedAnswer([.. sources.Select(source => source with { Supported = Verdict(verdicts, source.N) })], checks, Whole: left > 0);
    }

    private static bool? Verdict(Dictionary<int, bool> verdicts, int n) => verdicts.TryGetValue(n, out var supported) ? supported : null;

    // One unsupported sentence speaks against all that it cites; a supported one for those that hold a piece of it.
    private static void Judge(
        Dictionary<int, bool> verdicts, List<int> cited, List<ClaimPiece> pieces, List<ClaimPiece> missing, Dictionary<int, SourceText> texts)
    {
        foreach (var n in cited)
        {
            if (missing.Count > 0)
            {
                verdicts[n] = false;
            }
            else if (pieces.Any(texts[n].Holds))
            {
                verdicts.TryAdd(n, true);
            }
        }
    }
}
