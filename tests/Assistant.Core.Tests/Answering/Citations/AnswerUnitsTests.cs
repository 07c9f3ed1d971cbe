using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

public sealed class AnswerUnitsTests
{
    [Fact]
    public void Split_Paragraph_KeepsCitationsWithTheirSentence()
    {
        var units = AnswerUnits.Split("You have 10 TB. [1] Files e.g. logs count too [2]. Use `a. B` now! Version 1.5 is new.");

        Assert.Equal(["You have 10 TB. [1]", "Files e.g. logs count too [2].", "Use `a. B` now!", "Version 1.5 is new."], units.Select(unit => unit.Text));
        Assert.Single(units.Select(unit => unit.Group).Distinct());
    }

    [Fact]
    public void Split_ListsCodeAndTables_FormGroups()
    {
        var units = AnswerUnits.Split("""
            # Steps

            Do this [1]:

            1. Load it.
               Then wait.

            2. Run it [2].

            ```bash
            qsub a.sh
            # more
            ```

            | a | b |
            |---|---|

            The end.
            """);

        Assert.Equal(
            ["0:Heading" /* counted from 0 */, "1:Sentence", "2:Item", "2:Item", "2:Item", "2:Code", "2:Item", "2:Item", "3:Sentence"],
            units.Select(unit => $"{unit.Group - units[0].Group}:{unit.Kind}"));
        Assert.Equal("qsub a.sh\n# more", units.Single(unit => unit.Kind == UnitKind.Code).Text);
    }
}
