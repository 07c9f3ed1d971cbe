namespace Assistant.Ingest.Sources.Websites;

/// <summary>Says whether and when a failed request is sent again, and when a site counts as down.</summary>
internal sealed class RetryPlan(FetchPolicy policy, RequestPacer pacer)
{
    private int _failuresInARow;

    /// <summary>The failure that made the site count as down; null while it is up.</summary>
    public FetchFailure? Down { get; private set; }

    /// <summary>The pause before the next try; null where there is none.</summary>
    /// <param name="result">How the last one ended.</param>
    /// <param name="attempt">The number of the last one, from 1.</param>
    public TimeSpan? Next(FetchResult result, int attempt)
    {
        if (result is not FetchFailure { IsPassing: true } failure)
        {
            Interlocked.Exchange(ref _failuresInARow, 0);
            pacer.SpeedUp();
            return null;
        }
        if (failure.IsTooOften)
        {
            pacer.SlowDown();
        }
        if (Interlocked.Increment(ref _failuresInARow) >= policy.FailuresUntilDown)
        {
            Down ??= failure;
        }
        return attempt >= policy.Tries || Down is not null ? null : Pause(failure, attempt);
    }

    private TimeSpan Pause(FetchFailure failure, int attempt)
    {
        // Spread, so that requests that failed together do not come back together.
        var own = policy.FirstBackoff * Math.Pow(2, attempt - 1) * (1 + (Random.Shared.NextDouble() / 4));
        var asked = failure.RetryAfter ?? TimeSpan.Zero;
        asked = asked < policy.LongestRetryAfter ? asked : policy.LongestRetryAfter;
        return asked > own ? asked : own;
    }
}
