using System.Collections.Concurrent;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Core.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Runs;

/// <summary>Lets one run at a time work on a source, over processes and machines.</summary>
/// <remarks>
/// A lock is a row that names its process and is touched every 30 seconds: a lease. One whose process is seen to be dead
/// is taken over at once; where that cannot be seen, as on another machine, after five minutes without a touch. On
/// PostgreSQL the server's clock counts, so that the clocks of the machines need not agree.
/// </remarks>
public sealed class RunLocks(IDbContextFactory<AssistantDbContext> databases, TimeProvider clock, ILogger<RunLocks> logger)
{
    // Locks of this very process: one in the table that is not here was left behind by a run that could not give it back.
    private static readonly ConcurrentDictionary<Guid, byte> Held = new();

    /// <summary>Takes the lock of a source; dispose to give it back.</summary>
    /// <exception cref="RunLockedException">A living run holds it.</exception>
    public async Task<RunLock> AcquireAsync(string source, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid();
        Held[owner] = 0;
        try
        {
            while (!await TryTakeAsync(source, owner, cancellationToken))
            {
                // The row went away or changed hands while it was looked at: look again.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            Held.TryRemove(owner, out _);
            throw;
        }

        return new RunLock(source, owner, databases, clock, logger, () => Held.TryRemove(owner, out _));
    }

    /// <summary>The owners of all locks that living runs hold.</summary>
    internal async Task<IReadOnlySet<Guid>> LivingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var held = await db.RunLocks.AsNoTracking().ToListAsync(cancellationToken);
        var now = held.Count == 0 ? default : await db.NowAsync(clock, cancellationToken);
        return held.Where(row => !IsLeftBehind(row, now)).Select(row => row.OwnerId).ToHashSet();
    }

    private async Task<bool> TryTakeAsync(string source, Guid owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (worker, now) = (WorkerProcess.Current.ToString(), await db.NowAsync(clock, cancellationToken));
        var taken = await db.ExecutePlainAsync(
            $"""
            INSERT INTO run_locks (source, owner_id, worker, acquired_at, heartbeat_at)
            VALUES ({source}, {owner}, {worker}, {now}, {now}) ON CONFLICT DO NOTHING
            """,
            cancellationToken);
        if (taken == 1)
        {
            return true;
        }

        var holder = await db.RunLocks.AsNoTracking().SingleOrDefaultAsync(row => row.Source == source, cancellationToken);
        if (holder is null)
        {
            return false;
        }

        if (!IsLeftBehind(holder, now))
        {
            throw new RunLockedException(Describe(holder, now));
        }

        logger.TakenOver(source, holder.Worker);
        return await db.RunLocks
            .Where(row => row.Source == source && row.OwnerId == holder.OwnerId && row.HeartbeatAt == holder.HeartbeatAt)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(held => held.OwnerId, owner)
                    .SetProperty(held => held.Worker, worker)
                    .SetProperty(held => held.AcquiredAt, now)
                    .SetProperty(held => held.HeartbeatAt, now),
                cancellationToken) == 1;
    }

    private static bool IsLeftBehind(RunLockRow holder, DateTimeOffset now)
    {
        var process = WorkerProcess.Parse(holder.Worker);
        return process == WorkerProcess.Current
            ? !Held.ContainsKey(holder.OwnerId)
            : process.IsAlive() is { } alive ? !alive : now - holder.HeartbeatAt > RunLock.Lease;
    }

    private static string Describe(RunLockRow holder, DateTimeOffset now)
    {
        var process = WorkerProcess.Parse(holder.Worker);
        var age = now - holder.AcquiredAt;
        var remedy = process.IsAlive() is null
            ? $"Wait for it, or end that process: its lock lapses {RunLock.Lease.TotalMinutes} minutes after its last sign of life, {(now - holder.HeartbeatAt).TotalSeconds:0} s ago."
            : "Wait for it, or end that process: its lock lapses with it.";
        return $"Source '{holder.Source}' is being refreshed by process {process.ProcessId} on {process.Host}, since {Instants.Minute(holder.AcquiredAt)} ({InWords(age)} ago). {remedy}";
    }

    private static string InWords(TimeSpan age) =>
        age.TotalHours >= 1 ? $"{(int)age.TotalHours} h {age.Minutes} min"
        : age.TotalMinutes >= 1 ? $"{age.Minutes} min {age.Seconds} s"
        : $"{age.Seconds} s";
}

/// <summary>Another run holds the lock of a source; the message names it, its process and its age.</summary>
public sealed class RunLockedException(string message) : Exception(message)
{
    /// <summary>What was done with the other sources; null where there is no report.</summary>
    public RunReport? Report { get; init; }
}

internal static partial class RunLocksLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of source {Source} was left behind by a dead run ({Worker}) and is taken over")]
    public static partial void TakenOver(this ILogger logger, string source, string worker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lock of source {Source} could not be {Done}")]
    public static partial void LockNotKept(this ILogger logger, string source, string done, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lock of source {Source} was taken over by another run while this one still works; its work ends")]
    public static partial void LockLost(this ILogger logger, string source);

    [LoggerMessage(Level = LogLevel.Trace, Message = "The lock of source {Source} was touched")]
    public static partial void LockTouched(this ILogger logger, string source);
}
