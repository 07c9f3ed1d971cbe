using System.Data.Common;
using Assistant.Core.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Runs;

/// <summary>The lock of a source in the hands of a run: touched from time to time, given back in the end.</summary>
public sealed class RunLock : IAsyncDisposable
{
    /// <summary>How often a living run touches its lock.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>After this time without a touch, a lock whose process cannot be seen is another's to take.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly string _source;
    private readonly IDbContextFactory<AssistantDbContext> _databases;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Action _released;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _heartbeat;
    private long _touched;

    internal RunLock(string source, Guid owner, IDbContextFactory<AssistantDbContext> databases, TimeProvider clock, ILogger logger, Action released)
    {
        (_source, Owner, _databases, _clock, _logger, _released) = (source, owner, databases, clock, logger, released);
        _touched = clock.GetTimestamp();
        _heartbeat = BeatAsync(_ended.Token);
    }

    /// <summary>Drawn anew each time a lock is taken.</summary>
    public Guid Owner { get; }

    /// <summary>Ends when the lock is another's, or may be: it was taken over, or could not be touched for the whole lease.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _ended.CancelAsync();
            await _heartbeat;
            await using var db = await _databases.CreateDbContextAsync();
            await db.ExecutePlainAsync($"DELETE FROM run_locks WHERE source = {_source} AND owner_id = {Owner}", CancellationToken.None);
        }
        catch (Exception fault) when (fault is DbException or DatabaseException or InvalidOperationException)
        {
            // What the run did counts; the next run finds the lock without an owner.
            _logger.LockNotKept(_source, "given back", fault);
        }
        finally
        {
            _released();
            _ended.Dispose();
            _lost.Dispose();
        }
    }

    private async Task BeatAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await TouchAsync(ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
        }
    }

    private async Task TouchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await _databases.CreateDbContextAsync(cancellationToken);
            var now = await db.NowAsync(_clock, cancellationToken);
            var touched = await db.RunLocks.Where(row => row.Source == _source && row.OwnerId == Owner)
                .ExecuteUpdateAsync(row => row.SetProperty(held => held.HeartbeatAt, now), cancellationToken);
            if (touched == 0)
            {
                await _lost.CancelAsync();
                _logger.LockLost(_source);
                return;
            }

            _touched = _clock.GetTimestamp();
            _logger.LockTouched(_source);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, the run goes on while nobody else may take its lock.
            if (_clock.GetElapsedTime(_touched) >= Lease)
            {
                await _lost.CancelAsync();
            }

            _logger.LockNotKept(_source, "touched", fault);
        }
    }
}
