using System.Diagnostics;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Ingest.Runs;
using Assistant.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

public abstract class RunLocksTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private static readonly WorkerProcess Elsewhere = WorkerProcess.Current with { Host = "node7", ProcessId = 4711, Scope = "another boot" };

    private RunLocks Locks => field ??= NewLocks();

    [Fact]
    public async Task Acquire_AFreeSource_KeepsOthersOutUntilItIsGivenBack()
    {
        await using (await Locks.AcquireAsync("docs", Token))
        {
            await using var other = await Locks.AcquireAsync("uploads", Token);
            var fault = await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
            Assert.Contains($"'docs' is being refreshed by process {Environment.ProcessId} on {Environment.MachineName}", fault.Message);
        }

        await using var again = await Locks.AcquireAsync("docs", Token);
    }

    [Fact]
    public async Task Acquire_ByManyAtOnce_GoesToOne()
    {
        var programs = Enumerable.Range(0, 8).Select(_ => NewLocks()).ToList();
        await HoldAsync("docs", await StartAndKillAsync(), Clock.GetUtcNow());

        var taken = await Task.WhenAll(programs.Select(program => Task.Run(() => TryAcquireAsync(program), Token)));

        Assert.Single(taken.OfType<IAsyncDisposable>());
        await using var tables = OpenTables();
        Assert.Equal(1, await tables.RunLocks.CountAsync(Token));
    }

    [Fact]
    public async Task Acquire_OfADeadProcess_TakesOverAtOnce()
    {
        await HoldAsync("docs", await StartAndKillAsync(), Clock.GetUtcNow());

        await using var taken = await Locks.AcquireAsync("docs", Token);

        await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
    }

    [Fact]
    public async Task Acquire_OfALivingProcess_IsRefusedHoweverOldItsSignOfLife()
    {
        using var process = Process.Start("sleep", "600");
        await HoldAsync("docs", WorkerProcess.Current with { ProcessId = process.Id, Start = ProcessTable.StartOf(process.Id)! }, Clock.GetUtcNow().AddHours(-9));

        var fault = await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
        process.Kill();

        Assert.Contains($"process {process.Id} on", fault.Message);
    }

    [Fact]
    public async Task Acquire_OfAnotherMachine_WaitsForFiveMinutesOfSilence()
    {
        await HoldAsync("docs", Elsewhere, Clock.GetUtcNow());
        Clock.Advance(TimeSpan.FromSeconds(290));
        var fault = await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
        Assert.Contains("process 4711 on node7, since 2026-03-02 09:30:00 UTC (4 min 50 s ago)", fault.Message);
        Assert.Contains("5 minutes after its last sign of life, 290 s ago", fault.Message);

        Clock.Advance(TimeSpan.FromSeconds(11));
        await using var taken = await Locks.AcquireAsync("docs", Token);
    }

    [Fact]
    public async Task Heartbeat_OfARun_KeepsItsLockAlive()
    {
        await using var taken = await Locks.AcquireAsync("docs", Token);
        var start = Clock.GetUtcNow();

        Clock.Advance(TimeSpan.FromSeconds(31));

        var waited = Stopwatch.StartNew();
        while (await HeartbeatAsync() == start && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Yield();
        }

        Assert.Equal(Clock.GetUtcNow(), await HeartbeatAsync());
    }

    [Fact]
    public async Task Dispose_AfterAnotherRunTookOver_LeavesTheirLock()
    {
        var lost = await Locks.AcquireAsync("docs", Token);
        await using (var tables = OpenTables())
        {
            await tables.RunLocks.ExecuteDeleteAsync(Token);
        }

        await HoldAsync("docs", Elsewhere, Clock.GetUtcNow());
        await lost.DisposeAsync();

        await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
    }

    [Fact]
    public async Task Acquire_WhatThisProcessCouldNotGiveBack_TakesOver()
    {
        await HoldAsync("docs", WorkerProcess.Current, Clock.GetUtcNow());

        await using var taken = await Locks.AcquireAsync("docs", Token);
    }

    private RunLocks NewLocks() => InNewProgram<RunLocks>(services => services.AddSingleton<RunLocks>());

    private static async Task<IAsyncDisposable?> TryAcquireAsync(RunLocks locks)
    {
        try
        {
            return await locks.AcquireAsync("docs", Token);
        }
        catch (RunLockedException)
        {
            return null;
        }
    }

    private async Task HoldAsync(string source, WorkerProcess process, DateTimeOffset at)
    {
        await using var tables = OpenTables();
        tables.Add(new RunLockRow { Source = source, OwnerId = Guid.NewGuid(), Worker = process.ToString(), AcquiredAt = at, HeartbeatAt = at });
        await tables.SaveChangesAsync(Token);
    }

    private async Task<DateTimeOffset> HeartbeatAsync()
    {
        await using var tables = OpenTables();
        return await tables.RunLocks.Select(row => row.HeartbeatAt).SingleAsync(Token);
    }

    private static async Task<WorkerProcess> StartAndKillAsync()
    {
        using var process = Process.Start("sleep", "600");
        var worker = WorkerProcess.Current with { ProcessId = process.Id, Start = ProcessTable.StartOf(process.Id)! };
        process.Kill();
        await process.WaitForExitAsync(Token);
        return worker;
    }
}

public sealed class RunLocksOnSqliteTests() : RunLocksTests(DatabaseProvider.Sqlite);

public sealed class RunLocksOnPostgreSqlTests() : RunLocksTests(DatabaseProvider.PostgreSql);
