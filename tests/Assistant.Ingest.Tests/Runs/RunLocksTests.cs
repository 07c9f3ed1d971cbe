using System.Diagnostics;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Ingest.Runs;
using Assistant.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Tests.Runs;

public abstract class RunLocksTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private protected static readonly WorkerProcess Elsewhere = WorkerProcess.Current with { Host = "node7", ProcessId = 4711, Scope = "another boot" };

    private readonly SignalLog _signals = new();

    protected RunLocks Locks => field ??= NewLocks();

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
        await HoldAsync("docs", await StartAndKillAsync());

        var taken = await Task.WhenAll(programs.Select(program => Task.Run(() => TryAcquireAsync(program), Token)));

        Assert.Single(taken.OfType<IAsyncDisposable>());
        await using var tables = OpenTables();
        Assert.Equal(1, await tables.RunLocks.CountAsync(Token));
    }

    [Fact]
    public async Task Acquire_OfADeadProcess_TakesOverAtOnce()
    {
        await HoldAsync("docs", await StartAndKillAsync());

        await using var taken = await Locks.AcquireAsync("docs", Token);

        await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
    }

    [Fact]
    public async Task Acquire_OfALivingProcess_IsRefusedHoweverOldItsSignOfLife()
    {
        using var process = Process.Start("sleep", "600");
        await HoldAsync("docs", WorkerProcess.Current with { ProcessId = process.Id, Start = ProcessTable.StartOf(process.Id)! }, TimeSpan.FromHours(9));

        var fault = await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
        process.Kill();

        Assert.Contains($"process {process.Id} on", fault.Message);
    }

    [Fact]
    public async Task Acquire_OfAnotherMachine_WaitsForFiveMinutesOfSilence()
    {
        await HoldAsync("docs", Elsewhere, TimeSpan.FromSeconds(290));
        var fault = await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
        Assert.Matches(@"process 4711 on node7, since .* UTC \(4 min 5\d s ago\)", fault.Message);
        Assert.Matches("5 minutes after its last sign of life, 29\\d s ago", fault.Message);

        await PassAsync(TimeSpan.FromSeconds(11));
        await using var taken = await Locks.AcquireAsync("docs", Token);
    }

    [Fact]
    public async Task Heartbeat_OfARun_KeepsItsLockAlive()
    {
        await using var taken = await Locks.AcquireAsync("docs", Token);
        var start = await HeartbeatAsync();

        await BeatAsync("LockTouched");

        Assert.True(await HeartbeatAsync() > start);
        Assert.False(taken.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Heartbeat_OfALockThatAnotherTookOver_EndsTheWork()
    {
        await using var taken = await Locks.AcquireAsync("docs", Token);
        await using (var tables = OpenTables())
        {
            await tables.RunLocks.ExecuteDeleteAsync(Token);
        }

        await BeatAsync("LockLost");

        Assert.True(taken.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Heartbeat_ThatFails_EndsTheWorkOnceTheLeaseIsOver_AndTheLockIsGivenBack()
    {
        var taken = await Locks.AcquireAsync("docs", Token);
        await ExecuteAsync("ALTER TABLE run_locks RENAME TO hidden");

        await BeatAsync("LockNotKept");
        Assert.False(taken.Lost.IsCancellationRequested);
        await BeatAsync("LockNotKept", RunLock.Lease);
        Assert.True(taken.Lost.IsCancellationRequested);

        await ExecuteAsync("ALTER TABLE hidden RENAME TO run_locks");
        await taken.DisposeAsync();
        await using var again = await Locks.AcquireAsync("docs", Token);
    }

    [Fact]
    public async Task Dispose_AfterAnotherRunTookOver_LeavesTheirLock()
    {
        var lost = await Locks.AcquireAsync("docs", Token);
        await using (var tables = OpenTables())
        {
            await tables.RunLocks.ExecuteDeleteAsync(Token);
        }

        await HoldAsync("docs", Elsewhere);
        await lost.DisposeAsync();

        await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
    }

    [Fact]
    public async Task Acquire_WhatThisProcessCouldNotGiveBack_TakesOver()
    {
        await HoldAsync("docs", WorkerProcess.Current);

        await using var taken = await Locks.AcquireAsync("docs", Token);
    }

    private RunLocks NewLocks() => InNewProgram<RunLocks>(
        services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_signals)).AddSingleton<RunLocks>());

    // Moves the clock to the next heartbeat, and waits for what comes of it.
    private async Task BeatAsync(string signal, TimeSpan? time = null)
    {
        var beat = _signals.NextAsync(signal);
        Clock.Advance(time ?? RunLock.Interval);
        await beat.WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var tables = OpenTables();
        await tables.Database.ExecuteSqlRawAsync(sql, Token);
    }

    // What passes on the database's clock too: there, rows grow older instead.
    private async Task PassAsync(TimeSpan time)
    {
        await using var tables = OpenTables();
        foreach (var row in await tables.RunLocks.ToListAsync(Token))
        {
            (row.AcquiredAt, row.HeartbeatAt) = (row.AcquiredAt - time, row.HeartbeatAt - time);
        }

        await tables.SaveChangesAsync(Token);
    }

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

    private protected async Task HoldAsync(string source, WorkerProcess process, TimeSpan age = default)
    {
        await using var tables = OpenTables();
        var at = await tables.NowAsync(Clock, Token) - age;
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

public sealed class RunLocksOnPostgreSqlTests() : RunLocksTests(DatabaseProvider.PostgreSql)
{
    [Fact]
    public async Task Acquire_OnMachinesWhoseClocksDisagree_GoesByTheDatabases()
    {
        await HoldAsync("docs", Elsewhere, TimeSpan.FromSeconds(10));

        Clock.Advance(TimeSpan.FromDays(3)); // The clock of this machine alone: the lock is as young as before.

        await Assert.ThrowsAsync<RunLockedException>(() => Locks.AcquireAsync("docs", Token));
    }
}
