using Assistant.Core.Answering.Citations;
using Assistant.Core.Answering.Speaking;

namespace Assistant.Core.Tests.Answering.Speaking;

public sealed class SentenceStreamTests
{
    private const string Answer =
        """
        # Scratch

        You have 10 TB, e.g. under `/lus. eagle` [1]. It is
        yours for 90 days! [2][3] Then it goes...

        - Run `qsub -q debug` [1].
        - Wait for version 2.5 to come, see
          [the page](https://docs.example.org/a_b) [2].

        ```bash
        # A comment. With stops.
        qsub -l select=2

        echo done
        ```

        | a | b |
        |---|---|
        | 1 | 2 [1] |

        Good luck
        """;

    [Fact]
    public void Push_AnyCutting_GivesAllTextOnceAndTheUnitsOfTheWhole()
    {
        foreach (var size in (int[])[1, 2, 3, 7, 50, Answer.Length])
        {
            var stream = new SentenceStream();
            var parts = Answer.Chunk(size).SelectMany(piece => stream.Push(new string(piece))).ToList();
            parts.AddRange(stream.Flush());

            Assert.Equal(Answer, string.Concat(parts.Select(part => part.Text)));
            Assert.Equal(
                AnswerUnits.Split(Answer).Select(unit => unit.Text),
                parts.Where(part => part.Unit is not null).SelectMany(part => AnswerUnits.Split(part.Unit!)).Select(unit => unit.Text));
        }
    }

    [Theory]
    [InlineData("Every project has ", "Every project has ")]
    [InlineData("Every project has 1", "Every project has ")]
    [InlineData("Use the option -", "Use the option ")]
    [InlineData("A well-known thing - and", "A well-known thing - and")]
    [InlineData("Look! There", "Look! There")]
    [InlineData("Look!", "Look")]
    [InlineData("Set PBS_O", "Set PBS")]
    [InlineData("It is **bold", "It is ")]
    [InlineData("``", "")]
    [InlineData("```\nqsub", "")]
    [InlineData("One is whole. ", "One is whole. ")]
    [InlineData("One is whole [1]. Two", "One is whole [1]. Two")]
    [InlineData("Log in to login.lake.ex", "Log in to login")]
    [InlineData("Write to help@lake", "Write to help")]
    public void Push_SentenceUnderWay_ShowsItsPlainWordsAlone(string text, string shown) =>
        Assert.Equal(shown, string.Concat(new SentenceStream().Push(text).Select(part => part.Text)));

    [Fact]
    public void Push_BlockThatDoesNotEnd_IsGivenInParts()
    {
        var stream = new SentenceStream();

        var parts = stream.Push("```\n" + string.Concat(Enumerable.Repeat("echo 1\n", 1000)));

        Assert.NotEmpty(parts);
    }
}
