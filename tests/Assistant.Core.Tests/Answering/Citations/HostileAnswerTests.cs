using Assistant.Core.Answering.Citations;

namespace Assistant.Core.Tests.Answering.Citations;

/// <summary>No text of a model may keep the verifier busy: one five times the longest answer is looked through in proportion to its length.</summary>
public sealed class HostileAnswerTests
{
    private const int Length = 200_000;

    // What takes a moment in proportion takes hours in the square of it.
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("`a`` ")]
    [InlineData("``` ~~~ ")]
    [InlineData("\n```\n~~~\n")]
    [InlineData("[1")]
    [InlineData("[1] ")]
    [InlineData("[1, 2")]
    [InlineData("[1 ")]
    [InlineData(". [1")]
    [InlineData(".[1]")]
    [InlineData("a. b! ")]
    [InlineData("- a\n\n")]
    [InlineData("/-")]
    [InlineData("/a-/")]
    [InlineData("~/$a")]
    [InlineData("$a")]
    [InlineData("$")]
    [InlineData("--a=")]
    [InlineData("--a ")]
    [InlineData("A_")]
    [InlineData("1,111")]
    [InlineData("111,")]
    [InlineData("1 111 ")]
    [InlineData("12 34 ")]
    [InlineData("1.1.")]
    [InlineData("http://")]
    [InlineData("![a](")]
    [InlineData("[a](b ")]
    [InlineData("[a](b(c)")]
    [InlineData("<a:b")]
    [InlineData("\n[a]: b")]
    [InlineData("\\\n")]
    [InlineData("&amp;")]
    [InlineData("\n| a ")]
    [InlineData("'1'")]
    [InlineData("(((((")]
    [InlineData("     ")]
    [InlineData("x")]
    public async Task Check_LongRowsOfOneSign_EndInTime(string piece)
    {
        foreach (var start in (string[])["", "`", "```\n", "See /scratch [1]. "])
        {
            var text = start + string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
            await Task.Run(() => Check(text), TestContext.Current.CancellationToken).WaitAsync(Generous, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Check_MorePiecesThanAnyAnswerHolds_SaysThatItIsNotWhole()
    {
        var text = string.Join(' ', Enumerable.Range(1000, 5000).Select(number => $"{number} GB"));

        Assert.False(CitationVerifier.Check(text, [TestSources.Source(1, "Nothing.")]).Whole);
        Assert.True(CitationVerifier.Check("It has 1000 GB [1].", [TestSources.Source(1, "Nothing.")]).Whole);
    }

    private static void Check(string text)
    {
        _ = AnswerLinks.Clean(text);
        _ = CitationVerifier.Check(text, [TestSources.Source(1, "Every project has 10,000 GB on /scratch."), TestSources.Source(2, string.Concat(Enumerable.Repeat("1,111,", 500)))]);
    }
}
