using System.Text.Json;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Ingest.Runs;

/// <summary>Keeps the reports of past runs.</summary>
public sealed class RunHistory(IDbContextFactory<AssistantDbContext> databases, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Keeps the report of one source.</summary>
    public async Task AddAsync(SourceReport report, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new RunRow
        {
            Source = report.Name,
            StartedAt = startedAt,
            EndedAt = clock.GetUtcNow(),
            Failed = report.Failed.Count,
            Report = JsonSerializer.Serialize(report, Json),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The last report of each source, by name.</summary>
    public async Task<IReadOnlyDictionary<string, PastRun>> LatestAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var latest = db.Runs.GroupBy(run => run.Source).Select(runs => runs.Max(run => run.Id));
        var rows = await db.Runs.AsNoTracking().Where(run => latest.Contains(run.Id)).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Source,
            row => new PastRun(JsonSerializer.Deserialize<SourceReport>(row.Report, Json)!, row.StartedAt, row.EndedAt));
    }
}

/// <summary>A run of the past.</summary>
/// <param name="Report">What it did.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
public sealed record PastRun(SourceReport Report, DateTimeOffset StartedAt, DateTimeOffset EndedAt);
