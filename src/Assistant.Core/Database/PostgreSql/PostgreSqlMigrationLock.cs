using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Assistant.Core.Database.PostgreSql;

/// <summary>Lets one process migrate at a time: an advisory lock, which the server gives back when the connection ends.</summary>
internal sealed class PostgreSqlMigrationLock : IAsyncDisposable
{
    // Any number will do that no other program in the same database uses for its own locks.
    private const long Key = 0x48_50_43_41_73_73_69;

    private readonly NpgsqlConnection _connection;

    private PostgreSqlMigrationLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Waits for the lock and takes it.</summary>
    public static async Task<IAsyncDisposable> TakeAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        // Not from the pool: closing it must end the session. No time limit on the wait: a dead owner's session ends by itself.
        var settings = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Key})", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new PostgreSqlMigrationLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
