using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Chunking;

/// <summary>Makes units of a block: itself where it fits the budget, else pieces at the best places to cut.</summary>
internal sealed class BlockSplitter(TokenCounter counter)
{
    private readonly ProseSplitter _prose = new(counter);
    private readonly FenceSplitter _fences = new(counter);
    private readonly TableSplitter _tables = new(counter);

    /// <summary>The units of a block, in order.</summary>
    /// <param name="block">The block.</param>
    /// <param name="budget">The most tokens of a unit.</param>
    public IEnumerable<ChunkUnit> Split(Block block, int budget)
    {
        var tokens = counter.Count(block.Text);
        if (tokens <= budget)
        {
            return [new ChunkUnit(KindOf(block), block.Text, ChunkUnit.BlockGlue, tokens)];
        }
        return block.Kind switch
        {
            BlockKind.Code => _fences.Split(block.Text, ChunkUnit.BlockGlue, budget),
            BlockKind.Table => _tables.Split(block.Text, ChunkUnit.BlockGlue, budget),
            BlockKind.Paragraph => _prose.Split(block.Text, ChunkUnit.BlockGlue, budget),
            _ => SplitLines(block.Text, budget),
        };
    }

    // Lists and quotations: their lines, with the code and tables within them held together.
    private IEnumerable<ChunkUnit> SplitLines(string text, int budget)
    {
        foreach (var (part, glue) in MarkdownLines.Parts(text))
        {
            var tokens = counter.Count(part);
            var kind = MarkdownLines.FenceOf(part) is not null || MarkdownLines.IsTable(part) ? UnitKind.Solid : UnitKind.Prose;
            var units = tokens <= budget ? [new ChunkUnit(kind, part, glue, tokens)]
                : MarkdownLines.FenceOf(part) is not null ? _fences.Split(part, glue, budget)
                : MarkdownLines.IsTable(part) ? _tables.Split(part, glue, budget)
                : _prose.Split(part, glue, budget);
            foreach (var unit in units)
            {
                yield return unit;
            }
        }
    }

    private static UnitKind KindOf(Block block) =>
        block.Kind is BlockKind.Code or BlockKind.Table or BlockKind.Admonition || block.Text.Contains("```", StringComparison.Ordinal)
            ? UnitKind.Solid
            : UnitKind.Prose;
}
