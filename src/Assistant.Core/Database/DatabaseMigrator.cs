using System.Data.Common;
using Assistant.Core.Database.PostgreSql;
using Assistant.Core.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
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
        var connection = db.GetService<IRelationalConnection>().DbConnection;
        try
        {
            if (connection is SqliteConnection)
            {
                SqliteFile.Prepare(connection.DataSource);
            }

            if (!await IsCurrentAsync(db, connection, cancellationToken))
            {
                await using var migrationLock = await LockAsync(db, connection, cancellationToken);
                await ApplyAsync(db, cancellationToken);
            }
        }
        catch (DbException fault)
        {
            throw DatabaseFaults.Describe(fault, connection);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The database {connection.DataSource} cannot be written: {fault.Message} Give this user the right to write there, or set Data:Path to another folder.", fault);
        }
    }

    // Asked first, without a lock and without the model, for at nearly every start there is nothing to do.
    private static async Task<bool> IsCurrentAsync(AssistantDbContext db, DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await db.QueryPlainAsync($"""SELECT "MigrationId" FROM "__EFMigrationsHistory" """, row => row.GetString(0), cancellationToken);
            return db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet().SetEquals(applied)
                && (connection is not SqliteConnection || await SqliteMigrationLock.IsPreparedAsync(db, cancellationToken));
        }
        catch (Exception fault) when (fault is DbException or DatabaseException)
        {
            return false; // No table yet, or nothing works: the whole way tells.
        }
    }

    private static async Task<IAsyncDisposable> LockAsync(AssistantDbContext db, DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection
            ? await SqliteMigrationLock.TakeAsync(db, cancellationToken)
            : await PostgreSqlMigrationLock.TakeAsync(db, cancellationToken);

    private async Task ApplyAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        // Made first: Entity Framework looks for it by a query that fails, and logs that as an error.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
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
