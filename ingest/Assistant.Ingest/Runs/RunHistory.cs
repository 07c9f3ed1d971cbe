using System.Text.Json;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Ingest.Runs;

/// <summary>Keeps the reports of past runs, and knows those that are under way or were interrupted.</summary>
public sealed class RunHistory(IDbContextFactory<AssistantDbContext> databases, RunLocks locks, TimeProvider clock)
{
    // A year of nights, and more.
    private const int KeptOfASource = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Notes that a run begins.</summary>
    /// <param name="source">The source.</param>
    /// <param name="owner">The owner of the lock that it holds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its id, for <see cref="EndAsync"/>.</returns>
    public async Task<long> BeginAsync(string source, Guid owner, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var ids = await db.QueryPlainAsync(
            $"""
            INSERT INTO runs (source, started_at, ended_at, is_open, owner_id, failed, report)
            VALUES ({source}, {now}, {now}, {true}, {owner}, {0}, {""}) RETURNING id
            """,
            row => row.GetInt64(0),
            cancellationToken);
        return ids.Single();
    }

    /// <summary>Keeps the report of a run, and drops the oldest ones of its source.</summary>
    public async Task EndAsync(long run, SourceReport report, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (endedAt, text) = (clock.GetUtcNow(), JsonSerializer.Serialize(report, Json));
        await db.ExecutePlainAsync(
            $"UPDATE runs SET ended_at = {endedAt}, is_open = {false}, failed = {report.Failed.Count}, report = {text} WHERE id = {run}", cancellationToken);
        await db.ExecutePlainAsync(
            $"""
            DELETE FROM runs WHERE source = {report.Name}
            AND id <= (SELECT id FROM runs WHERE source = {report.Name} ORDER BY id DESC LIMIT 1 OFFSET {KeptOfASource})
            """,
            cancellationToken);
    }

    /// <summary>The last report of each source, by name.</summary>
    public async Task<IReadOnlyDictionary<string, PastRun>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var latest = Ended(db).GroupBy(run => run.Source).Select(runs => runs.Max(run => run.Id));
        var rows = await db.Runs.AsNoTracking().Where(run => latest.Contains(run.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Source, ToPastRun);
    }

    /// <summary>The last reports of a source, newest first.</summary>
    public async Task<IReadOnlyList<PastRun>> ListAsync(string source, int count, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await Ended(db).AsNoTracking().Where(run => run.Source == source)
            .OrderByDescending(run => run.Id).Take(count).ToListAsync(cancellationToken);
        return [.. rows.Select(ToPastRun)];
    }

    /// <summary>The runs that began after the last report of their source, by source: under way, or interrupted.</summary>
    public async Task<IReadOnlyDictionary<string, UnfinishedRun>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var newest = db.Runs.GroupBy(run => run.Source).Select(runs => runs.Max(run => run.Id));
        var rows = await db.Runs.AsNoTracking().Where(run => run.IsOpen && newest.Contains(run.Id)).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new Dictionary<string, UnfinishedRun>();
        }

        var living = await locks.LivingAsync(cancellationToken);
        return rows.ToDictionary(row => row.Source, row => new UnfinishedRun(row.StartedAt, row.OwnerId is { } owner && living.Contains(owner)));
    }

    private static IQueryable<RunRow> Ended(AssistantDbContext db) => db.Runs.Where(run => !run.IsOpen);

    private static PastRun ToPastRun(RunRow row) =>
        new(JsonSerializer.Deserialize<SourceReport>(row.Report, Json)!, row.StartedAt, row.EndedAt);
}

/// <summary>A run of the past.</summary>
/// <param name="Report">What it did.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
public sealed record PastRun(SourceReport Report, DateTimeOffset StartedAt, DateTimeOffset EndedAt);

/// <summary>A run without a report.</summary>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="IsUnderWay">Whether it still works; otherwise it was interrupted: stopped, or killed.</param>
public sealed record UnfinishedRun(DateTimeOffset StartedAt, bool IsUnderWay);
