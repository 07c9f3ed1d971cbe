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
        var turn = await before.AskAsync("Why?", detached: false);
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
        var turn = await session.AskAsync("RITM0429668?", detached: true);
        _answerer.Break(new InvalidOperationException());
        await turn.Answer.Ended;

        await session.RetryAsync(turn);

        Assert.Equal(2, turn.Answers.Count);
        var first = await _answerer.NextQuestionAsync();
        Assert.Equal(new Question { Text = "RITM0429668?", Detached = true }, first);
        Assert.Equal(first, await _answerer.NextQuestionAsync());
    }

    private ChatSession Session() => new(_runs, _log, new LocalCallerProvider(), _clock);
}
