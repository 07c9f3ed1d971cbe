using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading;

public sealed class TableFormTests
{
    [Fact]
    public void Table_BecomesAPipeTable()
    {
        var block = ReaderPages.Single("<table><thead><tr><th>Name</th><th>Hardware<br>used</th></tr></thead><tbody><tr><td><code>a|b</code></td><td><p>One</p><ul><li>x</li><li>y</li></ul></td></tr></tbody></table>");

        Assert.Equal(new Block(BlockKind.Table, "| Name | Hardware used |\n| --- | --- |\n| `a\\|b` | One x; y |"), block);
    }

    [Fact]
    public void Table_Spans_AreSpreadOut()
    {
        var block = ReaderPages.Single("<table><tr><th>Queue</th><th colspan=2>Limits</th></tr><tr><td rowspan=2>small</td><td>1 h</td><td>2</td></tr><tr><td>2 h</td><td>4</td></tr><tr><td colspan=3>Others on request</td></tr></table>");

        Assert.Equal("| Queue | Limits | Limits |\n| --- | --- | --- |\n| small | 1 h | 2 |\n| small | 2 h | 4 |\n| Others on request |  |  |", block.Text);
    }

    [Fact]
    public void Table_WithoutHeader_GetsAnEmptyOne() =>
        Assert.Equal("|  |  |\n| --- | --- |\n| a | b |", ReaderPages.Single("<table><tr><td>a</td><td>b</td></tr></table>").Text);

    [Fact]
    public void Table_Caption_StandsBefore() =>
        Assert.Equal("**Limits**", ReaderPages.Blocks("<table><caption>Limits</caption><tr><th>a</th></tr><tr><td>b</td></tr></table>")[0].Text);

    [Fact]
    public void Table_WithCodeInCells_IsWrittenAsBlocks() =>
        Assert.Equal([BlockKind.Paragraph, BlockKind.Code], ReaderPages.Blocks("<table><tr><td>Run</td><td><pre>a\nb</pre></td></tr></table>").Select(block => block.Kind));

    [Fact]
    public void Table_WithHugeSpans_StaysSmall()
    {
        var block = ReaderPages.Single("<table><tr><td colspan=999999 rowspan=999999>x</td></tr><tr><td>y</td></tr></table>");

        Assert.True(block.Text.Length < 2000, $"{block.Text.Length} characters");
    }
}
