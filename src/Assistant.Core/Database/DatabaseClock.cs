using Assistant.Core.Database.Columns;
using Assistant.Core.Database.PostgreSql;

namespace Assistant.Core.Database;

/// <summary>The time that all programs on a database agree about.</summary>
internal static class DatabaseClock
{
    /// <summary>The server's time on PostgreSQL, whose programs run on machines with clocks of their own; this machine's on SQLite.</summary>
    public static async Task<DateTimeOffset> NowAsync(this AssistantDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (db is not PostgreSqlDbContext)
        {
            return clock.GetUtcNow();
        }

        var microseconds = await db.QueryPlainAsync(
            $"SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint", row => row.GetInt64(0), cancellationToken);
        return UnixMicroseconds.ToInstant(microseconds.Single());
    }
}
