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
    public void Table_WithTablesInCells_NamesTheColumnOfEach()
    {
        var blocks = ReaderPages.Blocks("<table><thead><tr><th>System</th><th>Queues</th></tr></thead><tbody><tr><td>Alpha</td><td><table><tr><th>Name</th></tr><tr><td>small</td></tr></table></td></tr></tbody></table>");

        Assert.Equal(["**System**", "Alpha", "**Queues**", "| Name |\n| --- |\n| small |"], blocks.Select(block => block.Text));
    }

    [Fact]
    public void Table_HeadOfTwoRows_BecomesOne()
    {
        var block = ReaderPages.Single("<table><thead><tr><th rowspan=2>Queue</th><th colspan=2>Limit</th></tr><tr><th>Nodes</th><th>Time</th></tr></thead><tbody><tr><td>a</td><td>1</td><td>2</td></tr></tbody></table>");

        Assert.Equal("| Queue | Limit Nodes | Limit Time |\n| --- | --- | --- |\n| a | 1 | 2 |", block.Text);
    }

    [Fact]
    public void Table_ForLayout_IsReadAsWhatItHolds() =>
        Assert.Equal(["A", "B"], ReaderPages.Read("<h1>T</h1><table><tr><td><h2>A</h2><p>x</p></td><td><h2>B</h2><p>y</p></td></tr></table>").Sections.Select(section => section.HeadingPath.Single()));

    [Fact]
    public void Table_WithoutEndTags_KeepsItsCells() =>
        Assert.Equal("| a | b |\n| --- | --- |\n| c | d |", ReaderPages.Single("<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d</table>").Text);

    [Fact]
    public void Table_WithHugeSpans_StaysSmall()
    {
        var block = ReaderPages.Single("<table><tr><td colspan=999999 rowspan=999999>x</td></tr><tr><td>y</td></tr></table>");

        Assert.True(block.Text.Length < 2000, $"{block.Text.Length} characters");
    }
}
