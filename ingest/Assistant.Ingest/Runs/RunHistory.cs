namespace Assistant.Ingest.Runs;

/// <summary>Keeps the reports of past runs.</summary>
public sealed class RunHistory
{
    /// <summary>Keeps the report of one source.</summary>
    public Task AddAsync(SourceReport report, DateTimeOffset startedAt, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The last report of each source, by name.</summary>
    public Task<IReadOnlyDictionary<string, PastRun>> LatestAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>A run of the past.</summary>
/// <param name="Report">What it did.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
public sealed record PastRun(SourceReport Report, DateTimeOffset StartedAt, DateTimeOffset EndedAt);
