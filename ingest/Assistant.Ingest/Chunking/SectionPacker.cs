using System.Text;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Chunking;

/// <summary>Packs the blocks of one section into texts within a budget, in order.</summary>
internal sealed class SectionPacker(TokenCounter counter, int overlapTokens)
{
    private const int SeamTokens = 2;

    private readonly BlockSplitter _splitter = new(counter);
    private readonly OverlapTaker _overlap = new(counter, overlapTokens);

    /// <summary>Packs a section.</summary>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="budget">The most tokens of a text.</param>
    public IEnumerable<PackedText> Pack(IEnumerable<Block> blocks, int budget)
    {
        var units = new List<ChunkUnit>();
        var overlap = string.Empty;
        foreach (var unit in blocks.SelectMany(block => _splitter.Split(block, budget)))
        {
            if (units.Count > 0 && !Fits(overlap, [.. units, unit], budget))
            {
                var carried = TakeLeadIns(units, unit, budget);
                yield return Join(overlap, units);
                overlap = _overlap.Of(units);
                units = [.. carried];
            }
            if (overlap.Length > 0 && !Fits(overlap, [.. units, unit], budget))
            {
                overlap = string.Empty;
            }
            units.Add(unit);
        }
        if (units.Count > 0)
        {
            yield return Join(overlap, units);
        }
    }

    // What only announces the next unit goes along with it, unless nothing else would be left or both do not fit.
    private List<ChunkUnit> TakeLeadIns(List<ChunkUnit> units, ChunkUnit next, int budget)
    {
        var keep = units.Count;
        while (keep > 0 && units[keep - 1].IsLeadIn)
        {
            keep--;
        }
        var carried = units[keep..];
        if (keep == 0 || !Fits(string.Empty, [.. carried, next], budget))
        {
            return [];
        }
        units.RemoveRange(keep, units.Count - keep);
        return carried;
    }

    // The sum of the parts is a good estimate; only near the limit is the whole counted, for tokens may span the seams. The
    // overlap may have any number of tokens up to its limit.
    private bool Fits(string overlap, List<ChunkUnit> units, int budget)
    {
        var most = units.Sum(unit => unit.Tokens + SeamTokens) + (overlap.Length > 0 ? overlapTokens + SeamTokens : 0);
        var fewest = units.Sum(unit => unit.Tokens - SeamTokens);
        return most <= budget || (fewest <= budget && counter.Count(Join(overlap, units).Text) <= budget);
    }

    private static PackedText Join(string overlap, List<ChunkUnit> units)
    {
        var text = new StringBuilder(overlap);
        var repeated = 0;
        for (var index = 0; index < units.Count; index++)
        {
            text.Append(text.Length == 0 ? string.Empty : units[index].Glue);
            repeated = index == 0 ? text.Length : repeated;
            text.Append(units[index].Text);
        }
        return new PackedText(text.ToString(), repeated);
    }
}

/// <summary>The text of a passage.</summary>
/// <param name="Text">All of it.</param>
/// <param name="OverlapLength">How many of its first characters repeat the end of the text before.</param>
internal sealed record PackedText(string Text, int OverlapLength);
