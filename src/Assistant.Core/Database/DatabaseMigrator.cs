using System.Data.Common;
using System.Reflection;
using Assistant.Core.Database.PostgreSql;
using Assistant.Core.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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
        var file = db is SqliteDbContext ? new SqliteConnectionStringBuilder(db.ConnectionString).DataSource : null;
        try
        {
            if (file is not null)
            {
                SqliteFile.Prepare(file);
            }

            if (!await IsCurrentAsync(db, cancellationToken))
            {
                await using var migrationLock = file is not null
                    ? await SqliteMigrationLock.TakeAsync(db, cancellationToken)
                    : await PostgreSqlMigrationLock.TakeAsync(db, cancellationToken);
                await ApplyAsync(db, cancellationToken);
            }
        }
        catch (DbException fault)
        {
            throw DatabaseFaults.Describe(fault, db.Database.GetDbConnection());
        }
        catch (Exception fault) when (file is not null && fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The database {file} cannot be written: {fault.Message} Give this user the right to write there, or set Data:Path to another folder.", fault);
        }
    }

    // Asked first, without a lock and without the model: at nearly every start there is nothing to do.
    private static async Task<bool> IsCurrentAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await db.QueryPlainAsync($"""SELECT "MigrationId" FROM "__EFMigrationsHistory" """, row => row.GetString(0), cancellationToken);
            return IdsFor(db.GetType()).SetEquals(applied) && (db is not SqliteDbContext || await SqliteMigrationLock.IsPreparedAsync(db, cancellationToken));
        }
        catch (DbException)
        {
            return false; // No such table yet.
        }
        catch (DatabaseException) when (db is SqliteDbContext)
        {
            return false; // Another process is at it, or nothing works; the whole way tells.
        }
    }

    private static HashSet<string> IdsFor(Type context) =>
    [
        .. typeof(DatabaseMigrator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id),
    ];

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
