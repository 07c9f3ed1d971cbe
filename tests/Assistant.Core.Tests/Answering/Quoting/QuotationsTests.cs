using Assistant.Core.Answering.Quoting;

namespace Assistant.Core.Tests.Answering.Quoting;

public sealed class QuotationsTests
{
    [Fact]
    public void Write_Sources_LabelsQuotesAndNumbersThem()
    {
        var sources = Enumerable.Range(1, 5).Select(n => TestSources.Source(n, $"Text {n}.\n\n```bash\nlfs quota\n```", heading: "Scratch")).ToList();

        var answer = Quotations.Write(sources, "No language model is configured.");

        Assert.StartsWith("**These are quotations", answer);
        Assert.Contains("No language model is configured.", answer);
        Assert.Contains("**Storage › Scratch** [1]\n\n> Text 1.\n>\n> ```bash\n> lfs quota\n> ```", answer);
        Assert.Contains("[3]", answer);
        Assert.DoesNotContain("[4]", answer);
    }

    [Fact]
    public void Cut_LongProse_EndsWithASentence()
    {
        var text = string.Join(' ', Enumerable.Repeat("This is a sentence of the page.", 50));

        var cut = PassageExcerpt.Cut(text, 200);

        Assert.EndsWith("of the page.\n\n…", cut);
        Assert.InRange(cut.Length, 100, 210);
    }

    [Fact]
    public void Cut_WithinCode_ClosesTheFence()
    {
        var text = "Run this:\n\n```bash\n" + string.Join('\n', Enumerable.Repeat("module load something", 50)) + "\n```\nAfter.";

        var cut = PassageExcerpt.Cut(text, 200);

        Assert.EndsWith("module load something\n```\n\n…", cut);
    }

    [Fact]
    public void Cut_ShortText_StaysWhole() => Assert.Equal("Short.", PassageExcerpt.Cut(" Short.\n", 200));
}
