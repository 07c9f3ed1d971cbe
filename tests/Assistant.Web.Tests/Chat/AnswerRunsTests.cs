using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Web.Chat;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Web.Tests.Chat;

public sealed class AnswerRunsTests
{
    private static readonly Caller Mira = Caller.Create("local", "mvance", "Mira", CallerRoles.User, "mvance");
    private static readonly Caller Oren = Caller.Create("local", "otalbeck", "Oren", CallerRoles.User, "otalbeck");

    private readonly ScriptedAnswerer _answerer = new();
    private readonly AnswerRuns _runs;

    public AnswerRunsTests() => _runs = new AnswerRuns(_answerer, NullLogger<AnswerRuns>.Instance);

    [Fact]
    public async Task Find_WhileItRuns_GivesItToItsAskerAlone()
    {
        var live = _runs.Start(new Question { Text = "Why?" }, Mira);
        _answerer.Log("Why?");
        await live.Logged;

        Assert.Same(live, _runs.Find(_answerer.AnswerId, Mira));
        Assert.Null(_runs.Find(_answerer.AnswerId, Oren));
        Assert.Null(_runs.Find(Guid.NewGuid(), Mira));
    }

    [Fact]
    public async Task Find_ForAnAskerWhoLostALabel_GivesNothing()
    {
        var staff = Caller.Create("local", "mvance", "Mira", CallerRoles.Staff, "mvance");
        var live = _runs.Start(new Question { Text = "Why?" }, staff);
        _answerer.Log("Why?");
        await live.Logged;

        Assert.Null(_runs.Find(_answerer.AnswerId, Mira));
    }

    [Fact]
    public async Task Stop_WhileTextArrives_KeepsTheText()
    {
        var live = _runs.Start(new Question { Text = "Why?" }, Mira);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        live.Changed += () =>
        {
            if (live.View.Record.Text.Length > 0)
            {
                shown.TrySetResult();
            }
        };
        _answerer.Log("Why?");
        _answerer.Give(new TextAdded("Because"));
        await shown.Task.WaitAsync(TestContext.Current.CancellationToken);

        live.Stop();
        await live.Ended;

        Assert.Equal(AnswerState.Stopped, live.View.Record.State);
        Assert.Equal("Because", live.View.Record.Text);
    }

    [Fact]
    public async Task Start_InAConversationThatIsNotThere_FailsWithThat()
    {
        var live = _runs.Start(new Question { Text = "Why?", ConversationId = Guid.NewGuid() }, Mira);
        _answerer.Break(new ConversationNotFoundException());

        await Assert.ThrowsAsync<ConversationNotFoundException>(() => live.Logged);
        await live.Ended;
        Assert.Equal(AnswerState.Failed, live.View.Record.State);
    }

    [Fact]
    public async Task Start_WhenTheEngineBreaks_EndsWithoutItsInnards()
    {
        var live = _runs.Start(new Question { Text = "Why?" }, Mira);
        _answerer.Log("Why?");
        _answerer.Give(new TextAdded("Because"));
        _answerer.Break(new InvalidOperationException("secret innards"));
        await live.Ended;

        Assert.Equal(AnswerState.Failed, live.View.Record.State);
        Assert.Equal("Because", live.View.Record.Text);
        Assert.DoesNotContain("secret", live.View.Record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StopAsync_WhenTheAppStops_EndsRunningAnswersAsStopped()
    {
        var live = _runs.Start(new Question { Text = "Why?" }, Mira);
        _answerer.Log("Why?");
        await live.Logged;

        await _runs.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(AnswerState.Stopped, live.View.Record.State);
    }
}
