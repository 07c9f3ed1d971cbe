using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Web.Chat;
using Assistant.Web.Identity;
using Assistant.Web.Tests.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Web.Tests.Chat;

public sealed class ChatSessionTests
{
    private readonly ScriptedAnswerer _answerer = new();
    private readonly FakeConversations _log = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly AnswerRuns _runs;

    public ChatSessionTests() => _runs = new AnswerRuns(_answerer, NullLogger<AnswerRuns>.Instance);

    [Fact]
    public async Task Open_WhileTheAnswerRunsHere_FollowsTheSameAnswer()
    {
        using var before = Session();
        var turn = (await before.AskAsync("Why?", detached: false))!;
        _answerer.Log("Why?");
        await before.TakeLoggedAsync(turn);
        _log.Put(Answers.Conversation(before.Id!.Value, "Why?", Answers.Record(AnswerState.Streaming, "Bec") with { Id = _answerer.AnswerId }));

        using var reloaded = Session();
        Assert.True(await reloaded.OpenAsync(before.Id.Value));

        Assert.Same(turn.Answer, reloaded.Running);
    }

    [Fact]
    public async Task Open_WhileTheAnswerRunsElsewhere_FollowsTheLogToItsEnd()
    {
        var id = Guid.NewGuid();
        var written = Answers.Conversation(id, "Why?", Answers.Record(AnswerState.Streaming, "Bec"));
        _log.Put(written);
        using var session = Session();
        await session.OpenAsync(id);
        var answer = session.Running!;
        Assert.Equal("Bec", answer.View.Record.Text);

        var ended = written.Turns[0].Answers[0] with { State = AnswerState.Complete, Text = "Because." };
        _log.Put(written with { Turns = [written.Turns[0] with { Answers = [ended] }] });
        _clock.Advance(TimeSpan.FromSeconds(2));
        await answer.Ended;

        Assert.Equal("Because.", answer.View.Record.Text);
        Assert.Null(session.Running);
    }

    [Fact]
    public async Task Retry_OfAQuestionThatNeverReachedTheLog_AsksItAnewAsItWas()
    {
        using var session = Session();
        var turn = (await session.AskAsync("RITM0429668?", detached: true))!;
        _answerer.Break(new InvalidOperationException());
        await turn.Answer.Ended;

        await session.RetryAsync(turn);

        Assert.Equal(2, turn.Answers.Count);
        var first = await _answerer.NextQuestionAsync();
        Assert.Equal(new Question { Text = "RITM0429668?", Detached = true }, first);
        Assert.Equal(first, await _answerer.NextQuestionAsync());
    }

    [Fact]
    public async Task Ask_WhileTheFirstClickStillLearnsWhoAsks_AsksOnce()
    {
        var callers = new WaitingCallers();
        using var session = Session(callers);

        var first = session.AskAsync("Why?", detached: false);
        Assert.True(session.IsBusy);
        Assert.Null(await session.AskAsync("Why?", detached: false));
        callers.Let();

        Assert.NotNull(await first);
        Assert.Single(session.Turns);
    }

    [Fact]
    public async Task Retry_ClickedTwice_AddsOneAnswer()
    {
        var callers = new WaitingCallers();
        using var session = Session(callers);
        var id = Guid.NewGuid();
        _log.Put(Answers.Conversation(id, "Why?", Answers.Record(AnswerState.Quoted)));
        callers.Let();
        await session.OpenAsync(id);
        callers.Hold();

        var first = session.RetryAsync(session.Turns[0]);
        Assert.Null(await session.RetryAsync(session.Turns[0]));
        callers.Let();
        await first;

        Assert.Equal(2, session.Turns[0].Answers.Count);
        Assert.Null(await session.RetryAsync(session.Turns[0]));
    }

    [Fact]
    public async Task Running_WhileAnEarlierVersionIsOnThePage_IsStillBusy()
    {
        using var session = Session();
        var id = Guid.NewGuid();
        _log.Put(Answers.Conversation(id, "Why?", Answers.Record(AnswerState.Quoted)));
        await session.OpenAsync(id);
        await session.RetryAsync(session.Turns[0]);

        session.Turns[0].Shown = 0;

        Assert.True(session.IsBusy);
        Assert.Null(await session.AskAsync("And now?", detached: false));
    }

    private ChatSession Session(ICallerProvider? callers = null) => new(_runs, _log, callers ?? new LocalCallerProvider(), _clock);
}
