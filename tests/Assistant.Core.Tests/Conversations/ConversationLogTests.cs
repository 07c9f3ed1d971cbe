using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Passages;
using Assistant.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tests.Conversations;

public abstract class ConversationLogTests(DatabaseProvider provider) : ConversationFixture(provider)
{
    [Fact]
    public async Task BeginTurn_OnReturn_IsThereForEveryOtherConnection()
    {
        var begun = await AskAsync("Why is my job in Q?");

        await using var tables = OpenTables();
        Assert.Equal("Why is my job in Q?", (await tables.Turns.SingleAsync(Token)).Question);
        var answer = await tables.Answers.SingleAsync(Token);
        Assert.Equal((begun.AnswerId, AnswerState.Pending, null), (answer.Id, answer.State, answer.EndedAt));
    }

    [Fact]
    public async Task Complete_Answer_IsReadBackWhole()
    {
        var begun = await AskAsync("Why is my job in Q?");
        var citations = new[] { Cite(1, Audience.Public), Cite(2, Audience.Public.With(Audience.Staff)) };
        await AnswerAsync(begun, "It waits [1][2].", citations);

        var read = await Log.FindAsync(begun.ConversationId, People.Ada, Token);

        Assert.NotNull(read);
        Assert.Equal(("A title", "Ada", true), (read.Title, read.Owner, read.IsOwner));
        var turn = Assert.Single(read.Turns);
        var answer = Assert.Single(turn.Answers);
        Assert.Equal((AnswerState.Complete, "It waits [1][2]."), (answer.State, answer.Text));
        Assert.Equal(citations, answer.Citations);
        Assert.Equal(["A password was removed."], answer.Notices);
        Assert.Equal(("sophia (llama)", "bm25", "abc123"), (answer.Model, answer.Retriever, answer.PromptVersion));
        Assert.Equal((new TokenUsage(1200, 80), new AnswerTimings(12.5, 340, 2100.25)), (answer.Usage!, answer.Timings!));
        Assert.Equal((Clock.GetUtcNow(), Clock.GetUtcNow()), (answer.StartedAt, answer.EndedAt));
    }

    [Fact]
    public async Task Complete_Twice_KeepsTheLater()
    {
        var begun = await AskAsync("Why?");
        await AnswerAsync(begun, "First [1].", Cite(1, Audience.Public), Cite(2, Audience.Public));
        await AnswerAsync(begun, "Second [1].", Cite(1, Audience.Public, "other"));

        var answer = (await Log.FindAsync(begun.ConversationId, People.Ada, Token))!.Turns[0].Answers[0];

        Assert.Equal(("Second [1].", "other"), (answer.Text, Assert.Single(answer.Citations).Quote));
    }

    [Fact]
    public async Task Complete_AsRunning_IsRefused()
    {
        var begun = await AskAsync("Why?");

        await Assert.ThrowsAsync<ArgumentException>(() => Log.CompleteAsync(Ended(begun, "", []) with { State = AnswerState.Streaming }, Token));
    }

    [Fact]
    public async Task SaveProgress_KeepsTheTextSoFar_UntilTheAnswerHasEnded()
    {
        var begun = await AskAsync("Why?");
        await Log.SaveProgressAsync(begun.AnswerId, "", Token);
        Assert.Equal(AnswerState.Pending, (await FirstAnswerAsync(begun)).State);

        await Log.SaveProgressAsync(begun.AnswerId, "It wai\uD83D", Token);
        var running = await FirstAnswerAsync(begun);
        Assert.Equal((AnswerState.Streaming, "It wai\uFFFD", null), (running.State, running.Text, running.EndedAt));

        await AnswerAsync(begun, "It waits.");
        await Log.SaveProgressAsync(begun.AnswerId, "late", Token);
        Assert.Equal((AnswerState.Complete, "It waits."), ((await FirstAnswerAsync(begun)).State, (await FirstAnswerAsync(begun)).Text));
    }

    [Fact]
    public async Task BeginTurn_WithoutParent_FollowsTheNewest()
    {
        var first = await AskAndAnswerAsync("one", "answer one");
        var second = await AskAndAnswerAsync("two", "answer two", conversation: first.ConversationId);
        var third = await AskAsync("three", conversation: first.ConversationId);

        Assert.Equal(["one", "two"], third.Earlier.Select(turn => turn.Question));
        Assert.Equal("answer two", third.Earlier[1].Answers[0].Text);
        var turns = (await Log.FindAsync(first.ConversationId, People.Ada, Token))!.Turns;
        Assert.Equal([null, first.TurnId, second.TurnId], turns.Select(turn => turn.ParentId));
    }

    [Fact]
    public async Task BeginTurn_WithParent_BranchesThere()
    {
        var first = await AskAsync("one");
        await AskAsync("two", conversation: first.ConversationId);
        var branch = await AskAsync("two again", conversation: first.ConversationId, parent: first.TurnId);

        Assert.Equal(["one"], branch.Earlier.Select(turn => turn.Question));
    }

    [Fact]
    public async Task BeginTurn_WhereNothingIsTheCallers_IsNullAndWritesNothing()
    {
        var ada = await AskAsync("one");
        var bob = await AskAsync("mine", People.Bob);

        Assert.Null(await BeginAsync(new NewTurn(ada.ConversationId, null, "x", null, "t"), People.Bob));
        Assert.Null(await BeginAsync(new NewTurn(ada.ConversationId, null, "x", null, "t"), People.AdaElsewhere));
        Assert.Null(await BeginAsync(new NewTurn(Guid.NewGuid(), null, "x", null, "t"), People.Ada));
        Assert.Null(await BeginAsync(new NewTurn(bob.ConversationId, ada.TurnId, "x", null, "t"), People.Bob));
        Assert.Null(await BeginAsync(new NewTurn(null, ada.TurnId, "x", null, "t"), People.Ada));
        await using var tables = OpenTables();
        Assert.Equal(2, await tables.Turns.CountAsync(Token));
        Assert.Equal(1, (await tables.Conversations.SingleAsync(row => row.Id == ada.ConversationId, Token)).TurnCount);
    }

    [Fact]
    public async Task BeginTurn_ManyAtOnce_AllGetAPlaceOfTheirOwn()
    {
        var first = await AskAsync("0");
        var logs = Enumerable.Range(1, 5).Select(n => (n, log: InNewProgram<ConversationLog>())).ToList();

        await Task.WhenAll(logs.Select(each => Task.Run(
            () => each.log.BeginTurnAsync(new NewTurn(first.ConversationId, first.TurnId, $"{each.n}", null, ""), People.Ada, Token), Token)));

        var turns = (await Log.FindAsync(first.ConversationId, People.Ada, Token))!.Turns;
        Assert.Equal(["0", "1", "2", "3", "4", "5"], turns.Select(turn => turn.Question).Order());
    }

    [Fact]
    public async Task BeginAnswer_AddsOneMoreToTheTurn_ForItsOwnerAlone()
    {
        var first = await AskAndAnswerAsync("one", "answer one");
        var second = await AskAndAnswerAsync("two", "answer two", conversation: first.ConversationId);

        var retry = await Log.BeginAnswerAsync(second.ConversationId, second.TurnId, People.Ada, Token);

        Assert.NotNull(retry);
        Assert.Equal((second.TurnId, "two"), (retry.TurnId, retry.Question));
        Assert.Equal(["one"], retry.Earlier.Select(turn => turn.Question));
        await AnswerAsync(retry, "answer two, again");
        var turn = (await Log.FindAsync(first.ConversationId, People.Ada, Token))!.Turns[1];
        Assert.Equal(["answer two", "answer two, again"], turn.Answers.Select(answer => answer.Text));
        Assert.Null(await Log.BeginAnswerAsync(second.ConversationId, second.TurnId, People.Bob, Token));
        Assert.Null(await Log.BeginAnswerAsync(Guid.NewGuid(), second.TurnId, People.Ada, Token));
        Assert.Null(await Log.BeginAnswerAsync(second.ConversationId, Guid.NewGuid(), People.Ada, Token));
    }

    private Task<BegunTurn?> BeginAsync(NewTurn turn, Caller caller) => Log.BeginTurnAsync(turn, caller, Token);

    private async Task<AnswerRecord> FirstAnswerAsync(BegunTurn begun) =>
        (await InNewProgram<ConversationLog>().FindAsync(begun.ConversationId, People.Ada, Token))!.Turns[0].Answers[0];
}

public sealed class ConversationLogOnSqliteTests() : ConversationLogTests(DatabaseProvider.Sqlite);

public sealed class ConversationLogOnPostgreSqlTests() : ConversationLogTests(DatabaseProvider.PostgreSql);
