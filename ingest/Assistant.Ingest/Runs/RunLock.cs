using System.Data.Common;
using Assistant.Core.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistant.Ingest.Runs;

/// <summary>The lock of a source in the hands of a run: touched from time to time, given back in the end.</summary>
internal sealed class RunLock : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly string _source;
    private readonly Guid _owner;
    private readonly IDbContextFactory<AssistantDbContext> _databases;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Action _released;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _heartbeat;

    public RunLock(string source, Guid owner, IDbContextFactory<AssistantDbContext> databases, TimeProvider clock, ILogger logger, Action released)
    {
        (_source, _owner, _databases, _clock, _logger, _released) = (source, owner, databases, clock, logger, released);
        _heartbeat = BeatAsync(_ended.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _heartbeat;
        _ended.Dispose();
        try
        {
            await using var db = await _databases.CreateDbContextAsync();
            await db.RunLocks.Where(row => row.Source == _source && row.OwnerId == _owner).ExecuteDeleteAsync();
        }
        catch (Exception fault) when (fault is DbException or DatabaseException)
        {
            // What the run did counts; the next run finds the lock without an owner.
            _logger.LockNotKept(_source, "given back", fault);
        }
        finally
        {
            _released();
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
            var now = _clock.GetUtcNow();
            var touched = await db.RunLocks.Where(row => row.Source == _source && row.OwnerId == _owner)
                .ExecuteUpdateAsync(row => row.SetProperty(held => held.HeartbeatAt, now), cancellationToken);
            if (touched == 0)
            {
                _logger.LockLost(_source);
            }
        }
        catch (Exception fault) when (fault is DbException or DatabaseException)
        {
            _logger.LockNotKept(_source, "touched", fault);
        }
    }
}
