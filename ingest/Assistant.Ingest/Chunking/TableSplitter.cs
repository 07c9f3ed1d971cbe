namespace Assistant.Ingest.Chunking;

/// <summary>Cuts a table that does not fit between its rows; each piece repeats the header.</summary>
internal sealed class TableSplitter(TokenCounter counter)
{
    private readonly ProseSplitter _prose = new(counter);

    /// <summary>The pieces of a pipe table.</summary>
    public IEnumerable<ChunkUnit> Split(string table, string glue, int budget)
    {
        var lines = table.Split('\n');
        var header = string.Join('\n', lines.Take(2));
        var room = budget - counter.Count(header) - 1;
        var hasHeader = room >= budget / 4;
        foreach (var piece in LineGroups.Pack(counter, hasHeader ? lines.Skip(2) : lines, hasHeader ? room : budget))
        {
            var text = hasHeader ? $"{header}\n{piece}" : piece;
            var tokens = counter.Count(text);
            // A row larger than a passage is a text in the guise of a table.
            IEnumerable<ChunkUnit> units = tokens <= budget ? [new ChunkUnit(UnitKind.Solid, text, glue, tokens)] : _prose.Split(piece, glue, budget);
            foreach (var unit in units)
            {
                yield return unit with { Kind = UnitKind.Solid };
            }
            glue = ChunkUnit.BlockGlue;
        }
    }
}
