using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Core.Tests;

/// <summary>A clock that tests move, and that tells when somebody has begun to wait by it.</summary>
internal sealed class WatchedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Ends once somebody waits for so long.</summary>
    public async Task WaiterAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        while (await _timers.Reader.ReadAsync(cancellationToken) != time)
        {
        }
    }
}
