using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;

namespace Assistant.Web.Tests.Chat;

public sealed class AnswerViewTests
{
    [Fact]
    public void With_TextAfterText_JoinsIt()
    {
        var view = AnswerView.Begin().With(new TextAdded("Use ")).With(new TextAdded("qsub."));

        Assert.Equal("Use qsub.", view.Record.Text);
        Assert.Equal(AnswerState.Streaming, view.Record.State);
        Assert.False(view.Ended);
    }

    [Fact]
    public void With_TextReplaced_DropsTextAndChecksSoFar()
    {
        var view = AnswerView.Begin().With(new TextAdded("Wrong.")).With(new SentenceChecked("Wrong.", ["Wrong"])).With(new TextReplaced("Right."));

        Assert.Equal("Right.", view.Record.Text);
        Assert.Empty(view.Checks);
    }

    [Fact]
    public void With_AnswerEnded_TakesTheRecordAndKeepsTheChecks()
    {
        var record = Answers.Record(AnswerState.CutOff);
        var view = AnswerView.Begin().With(new SentenceChecked("A.", ["A"])).With(new StatusChanged("asking")).With(new AnswerEnded(Guid.NewGuid(), record));

        Assert.True(view.Ended);
        Assert.Same(record, view.Record);
        Assert.Single(view.Checks);
        Assert.Null(view.Waiting);
    }

    [Fact]
    public void With_PassagesFound_KnowsTheSources()
    {
        var view = AnswerView.Begin().With(new PassagesFound([], "BM25 (embedded)"));

        Assert.True(view.SourcesKnown);
        Assert.Equal("BM25 (embedded)", view.Record.Retriever);
    }
}
