namespace Assistant.Ingest.Chunking;

/// <summary>Takes the end of a passage that the next one repeats: whole sentences or lines, never code or tables.</summary>
internal sealed class OverlapTaker(TokenCounter counter, int overlapTokens)
{
    /// <summary>The end of a passage; empty where its last sentence is too long, or is none.</summary>
    public string Of(List<ChunkUnit> units)
    {
        var text = string.Empty;
        for (var index = units.Count - 1; index >= 0 && units[index].Kind == UnitKind.Prose; index--)
        {
            var (longer, isWhole) = Extend(text, units[index], index < units.Count - 1 ? units[index + 1].Glue : string.Empty);
            text = longer;
            if (!isWhole)
            {
                break;
            }
        }
        return text;
    }

    private (string Text, bool IsWhole) Extend(string text, ChunkUnit unit, string glue)
    {
        foreach (var (sentence, gap) in ProseSplitter.Sentences(unit.Text).Reverse())
        {
            var longer = sentence + (text.Length == 0 ? string.Empty : glue) + text;
            if (counter.Count(longer) > overlapTokens)
            {
                return (text, false);
            }
            text = longer;
            glue = gap;
        }
        return (text, true);
    }
}
