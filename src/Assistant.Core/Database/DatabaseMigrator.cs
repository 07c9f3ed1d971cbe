using System.Data.Common;
using Assistant.Core.Database.PostgreSql;
using Assistant.Core.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Database;

/// <summary>Brings the schema of the database up to date when a program starts.</summary>
public sealed class DatabaseMigrator(IDbContextFactory<AssistantDbContext> databases, ILogger<DatabaseMigrator> logger)
{
    /// <summary>Applies the migrations that are missing, one process at a time.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached or written; the message says what to do.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        if (connection is SqliteConnection)
        {
            SqliteFile.Prepare(connection.DataSource);
        }

        try
        {
            await using var migrationLock = connection is SqliteConnection
                ? await SqliteMigrationLock.TakeAsync(db, cancellationToken)
                : await PostgreSqlMigrationLock.TakeAsync(db, cancellationToken);
            await ApplyAsync(db, cancellationToken);
        }
        catch (DbException fault)
        {
            throw DatabaseFaults.Describe(fault, connection);
        }
    }

    private async Task ApplyAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet();
        if (!applied.IsSubsetOf(known))
        {
            throw new DatabaseException(
                $"The database {db.Database.GetDbConnection().DataSource} was written by a newer version of this program. Start that version, or put back the copy of the database made before the update.");
        }

        if (applied.Count < known.Count)
        {
            await db.Database.MigrateAsync(cancellationToken);
            logger.Migrated(known.Count - applied.Count);
        }
    }
}

internal static partial class DatabaseMigratorLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The database was brought up to date: {Count} migrations applied")]
    public static partial void Migrated(this ILogger logger, int count);
}
