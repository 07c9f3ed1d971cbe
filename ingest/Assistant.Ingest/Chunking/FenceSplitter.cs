namespace Assistant.Ingest.Chunking;

/// <summary>Cuts code that does not fit at line ends; each piece gets its own fence.</summary>
internal sealed class FenceSplitter(TokenCounter counter)
{
    /// <summary>The pieces of a fenced block.</summary>
    public IEnumerable<ChunkUnit> Split(string code, string glue, int budget)
    {
        var lines = code.Split('\n');
        var opening = lines[0];
        var closing = MarkdownLines.FenceOf(opening)!;
        var room = Math.Max(1, budget - counter.Count($"{opening}\n\n{closing}"));
        foreach (var piece in LineGroups.Pack(counter, lines[1..^1].SelectMany(line => Cut(line, room)), room))
        {
            var text = $"{opening}\n{piece}\n{closing}";
            yield return new ChunkUnit(UnitKind.Solid, text, glue, counter.Count(text));
            glue = ChunkUnit.BlockGlue;
            opening = closing + MarkdownLines.LanguageOf(lines[0]);
        }
    }

    // A line longer than a passage is data; it may be cut anywhere.
    private IEnumerable<string> Cut(string line, int room)
    {
        while (counter.Count(line) >= room && line.Length > 1)
        {
            var length = counter.LengthWithin(line, Math.Max(1, room - 1));
            yield return line[..length];
            line = line[length..];
        }
        yield return line;
    }
}
