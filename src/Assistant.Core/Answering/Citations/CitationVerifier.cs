using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>
/// Checks an answer against its sources: every cited number must exist, and commands, paths, options, variables,
/// addresses and numbers of a sentence must occur in the sources that it cites. A sentence without a citation takes the
/// next one of its paragraph or list; where there is none, all sources are searched.
/// </summary>
public static class CitationVerifier
{
    /// <summary>Checks an answer.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="sources">Its numbered sources with the text that was shown.</param>
    public static VerifiedAnswer Check(string markdown, IReadOnlyList<Citation> sources)
    {
        var texts = sources.ToDictionary(source => source.N, source => new SourceText(source));
        var units = AnswerUnits.Split(markdown);
        var checks = new List<SentenceCheck>();
        var verdicts = new Dictionary<int, bool>();
        for (var i = 0; i < units.Count; i++)
        {
            var cited = CitedBy(units, i);
            var known = cited.Where(texts.ContainsKey).ToList();
            var searched = known.Count > 0 ? known : [.. texts.Keys];
            var pieces = ClaimPieces.Extract(units[i]);
            var missing = pieces.Where(piece => !searched.Exists(n => texts[n].Holds(piece))).ToList();
            var invented = units[i].Cited.Where(n => !texts.ContainsKey(n)).Select(n => $"[{n}]");
            Judge(verdicts, known, pieces, missing, texts);
            if (invented.Concat(missing.Select(piece => piece.Text)).ToList() is { Count: > 0 } unsupported)
            {
                checks.Add(new SentenceCheck(units[i].Text, known, unsupported));
            }
        }

        return new VerifiedAnswer([.. sources.Select(source => source with { Supported = Verdict(verdicts, source.N) })], checks);
    }

    private static bool? Verdict(Dictionary<int, bool> verdicts, int n) => verdicts.TryGetValue(n, out var supported) ? supported : null;

    // One unsupported sentence speaks against all that it cites; a supported one for those that hold a piece of it.
    private static void Judge(
        Dictionary<int, bool> verdicts, List<int> cited, IReadOnlyList<ClaimPiece> pieces, List<ClaimPiece> missing, Dictionary<int, SourceText> texts)
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

    private static IReadOnlyList<int> CitedBy(IReadOnlyList<AnswerUnit> units, int i)
    {
        var unit = units[i];
        if (unit.Cited.Count > 0)
        {
            return unit.Cited;
        }

        var before = units.Take(i).Where(other => other.Cited.Count > 0).ToList();
        var after = units.Skip(i + 1).Where(other => other.Cited.Count > 0).ToList();
        var inGroup = (unit.Kind == UnitKind.Code ? before.LastOrDefault(other => other.Group == unit.Group) : null)
            ?? after.FirstOrDefault(other => other.Group == unit.Group);
        // A list or a block of code belongs to the paragraph that leads to it, code also to the one that explains it.
        var nearBy = unit.Kind is UnitKind.Item or UnitKind.Code ? before.LastOrDefault(other => other.Group == unit.Group - 1) : null;
        nearBy ??= unit.Kind is UnitKind.Code ? after.FirstOrDefault(other => other.Group == unit.Group + 1) : null;
        return (inGroup ?? nearBy)?.Cited ?? [];
    }
}
