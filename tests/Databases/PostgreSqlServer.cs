using Npgsql;

namespace Assistant.Tests.Databases;

/// <summary>The PostgreSQL server that the tests were given.</summary>
internal static class PostgreSqlServer
{
    private const string Variable = "ASSISTANT_TEST_POSTGRES";

    /// <summary>Makes an empty database, or a copy of another, and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string? template, CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var source = template is null ? "template0" : new NpgsqlConnectionStringBuilder(template).Database;
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(Address()) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }

    /// <summary>Ends all connections to a database, and drops it.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        await DisconnectAsync(connectionString);
        await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", CancellationToken.None);
    }

    /// <summary>Closes the pooled connections to a database, as a template must have none.</summary>
    public static async Task DisconnectAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Address());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Address() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address
        ? address
        : throw new InvalidOperationException(
            $"{Variable} names no PostgreSQL server. Run all tests with 'bash tests/run', or these with 'tests/with-postgres dotnet test --project …'.");
}
