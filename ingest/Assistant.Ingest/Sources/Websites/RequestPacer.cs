namespace Assistant.Ingest.Sources.Websites;

/// <summary>Keeps a pause between the starts of requests, whoever sends them. A site that is asked too often gets longer ones for a while.</summary>
internal sealed class RequestPacer(TimeSpan pause, TimeProvider time)
{
    private static readonly TimeSpan FirstSlowdown = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestSlowdown = TimeSpan.FromSeconds(5);

    // A good answer takes a tenth off what a refusal doubled: some twenty good answers make up for one refusal.
    private const double Recovery = 0.9;

    private readonly Lock _gate = new();
    private TimeSpan _pause = pause;
    private TimeSpan _slowdown = TimeSpan.Zero;
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>The pause that is kept now.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_gate)
            {
                return _pause > _slowdown ? _pause : _slowdown;
            }
        }
    }

    /// <summary>Lengthens the pause to what the site asks for, if that is longer.</summary>
    public void KeepAtLeast(TimeSpan asked)
    {
        lock (_gate)
        {
            _pause = asked > _pause ? asked : _pause;
        }
    }

    /// <summary>The site said that it is asked too often.</summary>
    public void SlowDown()
    {
        lock (_gate)
        {
            var doubled = _slowdown * 2;
            _slowdown = doubled < FirstSlowdown ? FirstSlowdown : doubled > LongestSlowdown ? LongestSlowdown : doubled;
        }
    }

    /// <summary>The site answered as it should.</summary>
    public void SpeedUp()
    {
        lock (_gate)
        {
            _slowdown = _slowdown * Recovery is var shorter && shorter < FirstSlowdown / 2 ? TimeSpan.Zero : shorter;
        }
    }

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var pause = _pause > _slowdown ? _pause : _slowdown;
            if (pause <= TimeSpan.Zero)
            {
                return Task.CompletedTask;
            }
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + pause;
            wait = turn - now;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }
}
