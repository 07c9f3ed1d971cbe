using Assistant.Core.Conversations;

namespace Assistant.Core.Answering.Citations;

/// <summary>Looks the pieces of single sentences up in the sources of an answer.</summary>
internal sealed class SentenceVerifier
{
    private readonly Dictionary<int, SourceText> _sources;
    private readonly SourceText? _known;

    /// <summary>Reads the sources once for all sentences.</summary>
    /// <param name="sources">The numbered sources with the text that was shown.</param>
    /// <param name="known">Text beside them that an answer may repeat; null for none.</param>
    public SentenceVerifier(IReadOnlyList<Citation> sources, string? known = null)
    {
        _sources = sources.ToDictionary(source => source.N, source => new SourceText(source));
        _known = known is null ? null : new SourceText(known);
    }

    /// <summary>Checks a sentence or a block of code.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cited">The numbers that it rests on; empty searches all sources.</param>
    /// <param name="most">The most pieces to look for.</param>
    public Verdict Check(AnswerUnit unit, IReadOnlyList<int> cited, int most = int.MaxValue)
    {
        var known = cited.Where(_sources.ContainsKey).ToList();
        var searched = known.Count > 0 ? known : [.. _sources.Keys];
        var pieces = ClaimPieces.Extract(unit).Take(most).ToList();
        var missing = pieces.Where(piece => !searched.Exists(n => _sources[n].Holds(piece)) && _known?.Holds(piece) != true).ToList();
        // The value of an option that is not there needs no mark of its own.
        var options = missing.FindAll(piece => piece.Kind == PieceKind.Option && piece.Text.Contains('=', StringComparison.Ordinal));
        missing.RemoveAll(piece => options.Exists(option => option != piece && option.Text.Contains(piece.Text, StringComparison.Ordinal)));
        var invented = unit.Cited.Where(n => !_sources.ContainsKey(n)).Select(n => $"[{n}]");
        return new Verdict(
            known, pieces.Count, missing.Count == 0,
            [.. known.Where(n => pieces.Exists(_sources[n].Holds))],
            [.. invented.Concat(missing.Select(piece => piece.Text)).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What came of it.</summary>
    /// <param name="Cited">The sources that exist of those it rests on.</param>
    /// <param name="Pieces">How many pieces were looked for.</param>
    /// <param name="HoldsAll">Whether each piece was found.</param>
    /// <param name="Holding">Which of the cited sources hold a piece.</param>
    /// <param name="Unsupported">Citations of sources that do not exist, and the pieces that were not found.</param>
    public sealed record Verdict(IReadOnlyList<int> Cited, int Pieces, bool HoldsAll, IReadOnlyList<int> Holding, IReadOnlyList<string> Unsupported);
}
