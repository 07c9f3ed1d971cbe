using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Chat;
using Assistant.Web.Markup;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Markup;

public sealed class AnswerMarkupTests
{
    [Fact]
    public void Citation_OpensItsSourceInANewTab()
    {
        var html = Render("Every user has 20 TB [1].");

        Assert.Contains("""class="cite" title="Scratch › How much scratch space do I have?" """.TrimEnd(), html, StringComparison.Ordinal);
        Assert.Contains("""href="/sources/samples/storage/scratch/#how-much" target="_blank" rel="noopener">1</a>.""", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A claim [1, 2].", 2)]
    [InlineData("A claim [1][2].", 2)]
    [InlineData("A claim [1-2].", 2)]
    [InlineData("A claim [1; 2].", 2)]
    [InlineData("A claim [1\u20132].", 2)]
    [InlineData("In [2024] it was so.", 0)]
    [InlineData("- in a list [1]\n- and here [2]", 2)]
    [InlineData("> quoted [1]", 1)]
    [InlineData("| a |\n| --- |\n| cell [1] |", 1)]
    [InlineData("Use `array[1]` here.", 0)]
    [InlineData("```\necho ${A[1]}\n```", 0)]
    [InlineData("[1](https://docs.example.org/)", 0)]
    public void Citations_AreFoundInProseAlone(string text, int count)
    {
        var html = Render(text, Answers.Source(1), Answers.Source(2));

        Assert.Equal(count, html.Split("class=\"cite\"").Length - 1);
    }

    [Fact]
    public void Citation_OfANumberThatIsNotThere_IsMarkedAndOpensNothing()
    {
        var html = Render("A claim [7].");

        Assert.Contains("<span class=\"cite cite-missing\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Citation_OfASourceThatTheReaderMayNotSee_IsNotCalledMadeUp()
    {
        var view = Answers.View(AnswerState.Complete, "A claim [1], and more [2].", Answers.Source(1));

        var html = AnswerMarkup.Render(view with { Record = view.Record with { HiddenSources = 1 } });

        Assert.Contains("Source 2 is not visible to you.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("made", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Citation_BeforeTheSourcesAreKnown_IsLeftAsText()
    {
        var view = AnswerView.Begin().With(new TextAdded("A claim [1]."));

        Assert.Equal("<p>A claim [1].</p>", AnswerMarkup.Render(view).Trim());
    }

    [Fact]
    public void Citation_WhoseSourceDoesNotHoldTheClaim_IsMarked()
    {
        Assert.Contains("cite-doubtful", Render("A claim [1].", Answers.Source(1, supported: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Citation_ToAnAddressThatRunsScript_OpensNothing()
    {
        var html = Render("A claim [1].", Answers.Source(1, url: "javascript:alert(1)"));

        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
    }

    [Fact]
    public void UnsupportedSentence_AcrossMarkup_IsMarkedInAllItsParts()
    {
        const string sentence = "Run `qsub -q huge` **now** [1].";
        var view = Answers.View(AnswerState.Complete, $"First this. {sentence} Then that.") with { Checks = [new SentenceChecked(sentence, ["qsub -q huge"])] };

        var html = AnswerMarkup.Render(view);

        var marked = string.Concat(System.Text.RegularExpressions.Regex.Matches(html, "<mark[^>]*>([^<]*)").Select(match => match.Groups[1].Value));
        Assert.Equal("Run qsub -q huge now ", marked);
        Assert.Contains("Not in the cited sources: qsub -q huge", html, StringComparison.Ordinal);
    }

    private static string Render(string text, params Citation[] sources) =>
        AnswerMarkup.Render(Answers.View(AnswerState.Complete, text, sources));
}
