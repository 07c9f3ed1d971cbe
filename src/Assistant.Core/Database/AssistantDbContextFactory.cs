using Assistant.Core.Configuration;
using Assistant.Core.Database.PostgreSql;
using Assistant.Core.Database.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Assistant.Core.Database;

/// <summary>Opens the database of the settings.</summary>
internal sealed class AssistantDbContextFactory(IOptions<DatabaseOptions> database, IOptions<DataOptions> data, ILoggerFactory loggers)
    : IDbContextFactory<AssistantDbContext>
{
    private readonly Func<AssistantDbContext> _create = Prepare(database.Value, data.Value, loggers);

    /// <inheritdoc/>
    public AssistantDbContext CreateDbContext() => _create();

    private static Func<AssistantDbContext> Prepare(DatabaseOptions database, DataOptions data, ILoggerFactory loggers)
    {
        try
        {
            return database.Provider == DatabaseProvider.Sqlite
                ? OnSqlite(SqliteFile.ConnectionString(database, data), loggers)
                : OnPostgreSql(new NpgsqlConnectionStringBuilder(database.ConnectionString).ConnectionString, loggers);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new DatabaseException($"Database:ConnectionString is no connection string for {database.Provider}: {fault.Message}", fault);
        }
    }

    private static Func<AssistantDbContext> OnSqlite(string connection, ILoggerFactory loggers)
    {
        var options = Configure(new DbContextOptionsBuilder<SqliteDbContext>(), loggers)
            .UseSqlite(connection)
            .AddInterceptors(new SqliteConnectionSettings())
            .Options;
        return () => new SqliteDbContext(options);
    }

    private static Func<AssistantDbContext> OnPostgreSql(string connection, ILoggerFactory loggers)
    {
        var options = Configure(new DbContextOptionsBuilder<PostgreSqlDbContext>(), loggers).UseNpgsql(connection).Options;
        return () => new PostgreSqlDbContext(options);
    }

    // What fails is told by the exception, in words; Entity Framework would log it once more with its stack.
    private static readonly EventId[] ToldByException =
    [
        RelationalEventId.ConnectionError, RelationalEventId.CommandError, RelationalEventId.TransactionError,
        CoreEventId.SaveChangesFailed, CoreEventId.QueryIterationFailed,
    ];

    // Statements are logged without their values, which hold what people wrote, and only where somebody asks for it.
    private static DbContextOptionsBuilder<TContext> Configure<TContext>(DbContextOptionsBuilder<TContext> builder, ILoggerFactory loggers)
        where TContext : DbContext => builder
        .UseLoggerFactory(loggers)
        .AddInterceptors(new FaultTranslation())
        .ConfigureWarnings(events => events.Log(
            [(RelationalEventId.CommandExecuted, LogLevel.Debug), .. ToldByException.Select(told => (told, LogLevel.Debug))]));
}
