namespace Assistant.Ingest.Sources.Websites;

/// <summary>Ends a request that takes too long in all, or falls silent.</summary>
internal sealed class RequestLimit : IDisposable
{
    private readonly TimeSpan _silence;
    private readonly CancellationTokenSource _all;
    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenSource _either;

    /// <summary>Starts both clocks.</summary>
    public RequestLimit(FetchPolicy policy, TimeProvider time, CancellationToken cancellationToken)
    {
        _silence = policy.IdleTimeout;
        _all = new CancellationTokenSource(policy.Timeout, time);
        _idle = new CancellationTokenSource(policy.IdleTimeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _all.Token, _idle.Token);
    }

    /// <summary>Cancelled when either clock has run out, or the caller gave up.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Something was heard: silence counts from now.</summary>
    public void Restart() => _idle.CancelAfter(_silence);

    /// <inheritdoc/>
    public void Dispose()
    {
        _either.Dispose();
        _idle.Dispose();
        _all.Dispose();
    }
}
