namespace Assistant.Ingest.Sources;

/// <summary>Keeps a pause between the starts of requests, whoever sends them.</summary>
internal sealed class RequestPacer(TimeSpan pause, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (pause <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + pause;
            wait = turn - now;
        }
        return Task.Delay(wait, time, cancellationToken);
    }
}
