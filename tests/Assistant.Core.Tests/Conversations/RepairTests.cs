using System.Diagnostics;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tests.Conversations;

public abstract class RepairTests(DatabaseProvider provider) : ConversationFixture(provider)
{
    [Fact]
    public async Task Repair_WhileTheProcessLives_TouchesNothing()
    {
        var begun = await AskAsync("one");
        await Log.SaveProgressAsync(begun.AnswerId, "half", Token);

        Assert.Equal(0, await InNewProgram<ConversationLog>().RepairAsync(Token));

        Assert.Equal(AnswerState.Streaming, (await ReadAsync(begun)).State);
    }

    [Fact]
    public async Task Repair_OfADeadProcess_MarksItsAnswersAsCutOff()
    {
        var (dead, alive, ended) = (await AskAsync("dead"), await AskAsync("alive"), await AskAndAnswerAsync("ended", "whole"));
        await Log.SaveProgressAsync(dead.AnswerId, "half", Token);
        await GiveToAsync(dead, await StartAndKillAsync());
        await GiveToAsync(ended, await StartAndKillAsync());

        Assert.Equal(AnswerState.CutOff, (await ReadAsync(dead)).State);
        Assert.Equal(1, await Log.RepairAsync(Token));
        Assert.Equal(0, await Log.RepairAsync(Token));

        var cutOff = await ReadAsync(dead);
        Assert.Equal((AnswerState.CutOff, "half"), (cutOff.State, cutOff.Text));
        Assert.NotNull(cutOff.Error);
        Assert.NotNull(cutOff.EndedAt);
        Assert.Equal(AnswerState.Pending, (await ReadAsync(alive)).State);
        Assert.Equal(AnswerState.Complete, (await ReadAsync(ended)).State);
    }

    [Fact]
    public async Task Repair_OfAnotherMachine_WaitsForFifteenMinutesOfSilence()
    {
        var begun = await AskAsync("one");
        await GiveToAsync(begun, WorkerProcess.Current with { Host = "elsewhere", Scope = "another boot" });

        Clock.Advance(TimeSpan.FromMinutes(14));
        await Log.SaveProgressAsync(begun.AnswerId, "half", Token);
        Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(0, await Log.RepairAsync(Token));

        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(AnswerState.CutOff, (await ReadAsync(begun)).State);
        Assert.Equal(1, await Log.RepairAsync(Token));
    }

    [Fact]
    public async Task Complete_AfterRepairGaveTheAnswerUp_Counts()
    {
        var begun = await AskAsync("one");
        Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(1, await Log.RepairAsync(Token));

        await AnswerAsync(begun, "late but whole");

        var answer = await ReadAsync(begun);
        Assert.Equal((AnswerState.Complete, "late but whole", null), (answer.State, answer.Text, answer.Error));
    }

    private async Task<AnswerRecord> ReadAsync(BegunTurn begun) =>
        (await Log.FindAsync(begun.ConversationId, People.Ada, Token))!.Turns.Single(turn => turn.Id == begun.TurnId).Answers[0];

    private async Task GiveToAsync(BegunTurn begun, WorkerProcess process)
    {
        var worker = process.ToString();
        await using var tables = OpenTables();
        await tables.Answers.Where(row => row.Id == begun.AnswerId).ExecuteUpdateAsync(row => row.SetProperty(answer => answer.Worker, worker), Token);
    }

    private static async Task<WorkerProcess> StartAndKillAsync()
    {
        using var process = Process.Start("sleep", "600");
        var worker = WorkerProcess.Current with { ProcessId = process.Id, Start = ProcessTable.StartOf(process.Id)! };
        Assert.True(worker.IsAlive());
        process.Kill();
        await process.WaitForExitAsync(Token);
        return worker;
    }
}

public sealed class RepairOnSqliteTests() : RepairTests(DatabaseProvider.Sqlite);

public sealed class RepairOnPostgreSqlTests() : RepairTests(DatabaseProvider.PostgreSql);
