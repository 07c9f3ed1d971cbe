using System.Text;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Tests.Reading.Markup;

public sealed class MarkdownReaderTests
{
    [Fact]
    public void Read_FrontMatter_GivesTitleAndTags()
    {
        var page = Read("---\ntitle: \"GPU: jobs\"\ntags:\n  - gpu\n  - 'slurm'\n---\nText.\n\n## Limits\n\nMore.");

        Assert.Equal("GPU: jobs", page.Title);
        Assert.Equal(["||Tags: gpu, slurm", "||Text.", "Limits|limits|More."], Shapes(page));
    }

    [Theory]
    [InlineData("+++\ntitle = \"T\"\ntags = [\"a\", \"b\"]\n+++\nText.", "T")]
    [InlineData("---\r\ntitle: T\r\ntags: [a, b]\r\n---\r\nText.", "T")]
    public void Read_FrontMatterInOtherForms_IsUnderstood(string text, string title)
    {
        Assert.Equal(title, Read(text).Title);
        Assert.Equal(["||Tags: a, b", "||Text."], Shapes(Read(text)));
    }

    [Theory]
    [InlineData("# Heading\n\nText.", "Heading")]
    [InlineData("---\ntitle: Matter\n---\n# Heading\n\nText.", "Heading")]
    [InlineData("---\ntitle: Matter\n---\nIntro.\n\n# Heading\n\nText.", "Matter")]
    [InlineData("Text only.", "Gpu quick start")]
    public void Read_Title_IsTheFirstHeadingElseTheFrontMatterElseTheName(string text, string title) => Assert.Equal(title, Read(text).Title);

    [Theory]
    [InlineData("!!! warning \"Quota\"\n    Text.\n\n    ```bash\n    $ a\n\n      b\n    ```", "> **Warning: Quota**\n>\n> Text.\n>\n> ```bash\n> $ a\n>\n>   b\n> ```")]
    [InlineData("!!! note\n    a\n\n    !!! tip\n        b", "> **Note**\n>\n> a\n>\n> > **Tip**\n> >\n> > b")]
    [InlineData("??? tip \"Open\"\n    a", "> **Tip: Open**\n>\n> a")]
    [InlineData("???+ tip inline end\n    a", "> **Tip**\n>\n> a")]
    [InlineData("> [!CAUTION]\n> a", "> **Caution**\n>\n> a")]
    [InlineData(":::tip Pro\na\n:::", "> **Tip: Pro**\n>\n> a")]
    [InlineData(":::note[In brackets]\n\na\n\n:::", "> **Note: In brackets**\n>\n> a")]
    public void Read_Notes_KeepKindAndTitle(string text, string expected) => Assert.Equal(expected, Assert.Single(Blocks(text)).Text);

    [Fact]
    public void Read_Tabs_KeepTheirLabels() =>
        Assert.Equal(
            ["Before.", "**C**", "```c\nint x;\n```", "**Fortran**", "two", "After."],
            Blocks("Before.\n\n=== \"C\"\n\n    ```c\n    int x;\n    ```\n\n=== \"Fortran\"\n\n    two\n\nAfter.").Select(block => block.Text));

    [Fact]
    public void Read_NoteWithinAListItem_StaysInIt() =>
        Assert.Equal("1. one\n\n   > **Note**\n   >\n   > in\n2. two", Assert.Single(Blocks("1.  one\n\n    !!! note\n        in\n\n2.  two")).Text);

    [Fact]
    public void Read_WhatLooksLikeANoteWithinCode_StaysCode() =>
        Assert.Equal("```\n!!! note\n    a\n=== \"B\"\n```", Assert.Single(Blocks("```\n!!! note\n    a\n=== \"B\"\n```")).Text);

    [Theory]
    [InlineData("## Queues { #my-queues .x }\n\na", "Queues|my-queues|a")]
    [InlineData("## Queues {#my-queues}\n\na", "Queues|my-queues|a")]
    [InlineData("## Queues {: #my-queues }\n\na", "Queues|my-queues|a")]
    [InlineData("## The `gpu` queue!\n\na", "The `gpu` queue!|the-gpu-queue|a")]
    public void Read_Headings_HaveAnchors(string text, string expected) => Assert.Equal([expected], Shapes(Read(text)));

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | `x` |", "| a | b |\n| --- | --- |\n| 1 | `x` |")]
    [InlineData("- [x] done\n- [ ] open", "- [x] done\n- [ ] open")]
    [InlineData("H~2~O, x^2^, ~~old~~, $E=mc^2$ and [a link](https://x.org){ .md-button }", "H2O, x^2, ~~old~~, $E=mc^2$ and a link")]
    [InlineData("--8<-- \"shared/quota.md\"", "--8<-- \"shared/quota.md\"")]
    [InlineData("![The plot of *x*](a.png){ width=30 }", "The plot of x")]
    [InlineData("a <!-- hidden --> b", "a b")]
    public void Read_Forms_BecomeThoseOfPages(string text, string expected) => Assert.Equal(expected, Assert.Single(Blocks(text)).Text);

    [Fact]
    public void Read_FootnotesDefinitionsAndAbbreviations_KeepTheirMeaning() =>
        Assert.Equal(
            ["See[^1] MPI (Message Passing Interface).", "**Term**", "Meaning.", "[^1]: Note."],
            Blocks("See[^n] MPI.\n\n[^n]: Note.\n\nTerm\n:   Meaning.\n\n*[MPI]: Message Passing Interface").Select(block => block.Text));

    [Fact]
    public void Read_CodeWithTitle_NamesTheFile() =>
        Assert.Equal(["**job.sh**", "```bash\nsrun x\n```"], Blocks("```bash title=\"job.sh\" linenums=\"1\"\nsrun x\n```").Select(block => block.Text));

    [Fact]
    public void Read_Html_IsReadAsThat() =>
        Assert.Equal(["**More**", "Inside.", "a"], Blocks("<details><summary>More</summary>\n\nInside.\n\n</details>\n\n<p hidden>secret</p>\n\n<div class=\"grid\" markdown>\n\na\n\n</div>").Select(block => block.Text));

    [Fact]
    public void Read_Mdx_LeavesProgramOut() =>
        Assert.Equal(["**C**", "one"], Blocks("import Tabs from '@theme/Tabs';\n\n<Tabs>\n<TabItem value=\"c\" label=\"C\">\n\none\n\n</TabItem>\n</Tabs>").Select(block => block.Text));

    [Fact]
    public void Read_NestedBeyondReason_KeepsTheText()
    {
        var text = new StringBuilder().Insert(0, "> ", 5000).Append("needle").ToString();

        Assert.Contains(Blocks(text), block => block.Text.Contains("needle", StringComparison.Ordinal));
    }

    private static ReadPage Read(string text) =>
        new DocumentReader(new HtmlReader()).Read(DocumentFormat.Markdown, Encoding.UTF8.GetBytes(text), "docs/gpu-quick_start.md", TestContext.Current.CancellationToken);

    private static List<Block> Blocks(string text) => [.. Read(text).Sections.SelectMany(section => section.Blocks)];

    private static List<string> Shapes(ReadPage page) =>
        [.. page.Sections.SelectMany(section => section.Blocks.Select(block => $"{string.Join('/', section.HeadingPath)}|{(section.HeadingPath.Count > 0 ? section.Anchor : null)}|{block.Text}"))];
}
