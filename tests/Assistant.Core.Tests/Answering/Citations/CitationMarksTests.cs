using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

public sealed class CitationMarksTests
{
    [Theory]
    [InlineData("Ten [1].", "1")]
    [InlineData("Ten[2].", "2")]
    [InlineData("Ten [1, 2].", "1,2")]
    [InlineData("Ten [1][3].", "1|3")]
    [InlineData("Ten [1-3].", "1,2,3")]
    [InlineData("Ten [1–3, 5].", "1,2,3,5")]
    [InlineData("Ten [١] and [२].", "")] // digits of other scripts are no numbers of ours
    [InlineData("Ten [0], [2024], [a], [3-1].", "")]
    [InlineData("Use `a[1]` and ``b[2]``.", "")]
    [InlineData("```bash\necho ${a[1]}\n```\nDone [2].", "2")]
    [InlineData("    ~~~\n[1]\n    ~~~\n[2]", "2")]
    [InlineData("```\nunclosed [1]", "")]
    [InlineData("\\[1] and ![1](x)", "")]
    [InlineData("A ` alone [1] and another ` here", "")]
    [InlineData("A lone ` tick\n\nand [1] later", "1")]
    public void FindAll_AnyForm_GivesTheNumbers(string markdown, string expected)
    {
        var marks = CitationMarks.FindAll(markdown);

        Assert.Equal(expected, string.Join('|', marks.Select(mark => string.Join(',', mark.Numbers))));
        Assert.All(marks, mark => Assert.Equal('[', markdown[mark.Start]));
    }

    [Fact]
    public void Remove_Citations_LeavesTheWords() =>
        Assert.Equal("Ten, or `a[1]`.", CitationMarks.Remove("Ten [1][2], or `a[1]` [3]."));
}
