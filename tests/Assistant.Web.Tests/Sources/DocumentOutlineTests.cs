using Assistant.Core.Passages;
using Assistant.Web.Sources;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Sources;

public sealed class DocumentOutlineTests
{
    private static readonly DocumentId Document = new("samples", "/sources/samples/x/");

    [Fact]
    public void Of_PassagesOfOneSection_JoinsThemWithoutTheirOverlap()
    {
        var sections = DocumentOutline.Of([Passage(1, "a", ["A"], "one. two.", overlap: 5), Passage(0, "a", ["A"], "zero. one.")]);

        Assert.Equal(["zero. one.", "two."], Assert.Single(sections).Texts);
    }

    [Fact]
    public void Of_NestedSections_HeadsEachOnce()
    {
        var sections = DocumentOutline.Of([Passage(0, null, [], "top"), Passage(1, "b", ["A", "B"], "in B"), Passage(2, "c", ["A", "C"], "in C"), Passage(3, "d", ["D"], "in D")]);

        Assert.Equal(["", "A/2 B/3", "C/3", "D/2"], sections.Select(section => string.Join(' ', section.Headings.Select(heading => $"{heading.Text}/{heading.Level}"))));
        Assert.Equal([null, "b", "c", "d"], sections.Select(section => section.Anchor));
    }

    [Fact]
    public void Of_TwoSectionsOfOneHeading_KeepsBothAnchors()
    {
        var sections = DocumentOutline.Of([Passage(0, "example", ["Example"], "one"), Passage(1, "example_1", ["Example"], "two")]);

        Assert.Equal(["example", "example_1"], sections.Select(section => section.Anchor));
        Assert.All(sections, section => Assert.Equal("Example", Assert.Single(section.Headings).Text));
    }

    private static Passage Passage(int position, string? anchor, string[] headings, string text, int overlap = 0) => new()
    {
        Id = Guid.NewGuid(),
        Document = Document,
        Kind = PassageKind.Documentation,
        Url = "/sources/samples/x/",
        Title = "X",
        HeadingPath = headings,
        Anchor = anchor,
        Text = text,
        OverlapLength = overlap,
        Position = position,
        Audience = Audience.Public,
        FetchedAt = Answers.At,
    };
}
