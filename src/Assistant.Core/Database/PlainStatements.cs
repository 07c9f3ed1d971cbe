using System.Data.Common;
using System.Globalization;
using Assistant.Core.Database.Columns;
using Assistant.Core.Database.PostgreSql;
using Assistant.Core.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Assistant.Core.Database;

/// <summary>
/// Statements that go past Entity Framework's model, for what every start and every run asks: to build the model and to
/// compile queries takes longer than all the rest of a quiet night. Faults are told as everywhere.
/// </summary>
internal static class PlainStatements
{
    /// <summary>Carries a statement out; its holes become parameters.</summary>
    /// <returns>How many rows it touched.</returns>
    public static Task<int> ExecutePlainAsync(this AssistantDbContext db, FormattableString statement, CancellationToken cancellationToken) =>
        RunAsync(db, statement, command => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    /// <summary>Reads the rows that a query gives; its holes become parameters.</summary>
    public static Task<List<T>> QueryPlainAsync<T>(
        this AssistantDbContext db, FormattableString query, Func<DbDataReader, T> read, CancellationToken cancellationToken) => RunAsync(
        db,
        query,
        async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        },
        cancellationToken);

    private static async Task<T> RunAsync<T>(
        AssistantDbContext db, FormattableString statement, Func<DbCommand, Task<T>> run, CancellationToken cancellationToken)
    {
        // A connection of its own: every service of a context, its connection too, brings the model with it.
        await using DbConnection connection = db is PostgreSqlDbContext ? new NpgsqlConnection(db.ConnectionString) : new SqliteConnection(db.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (DbException fault)
        {
            throw DatabaseFaults.Describe(fault, connection);
        }

        try
        {
            if (connection is SqliteConnection sqlite)
            {
                SqliteConnectionSettings.Prepare(sqlite);
            }

            await using var command = connection.CreateCommand();
            var names = statement.GetArguments().Select((value, i) => (object)Add(command, $"@p{i.ToString(CultureInfo.InvariantCulture)}", value)).ToArray();
            command.CommandText = string.Format(CultureInfo.InvariantCulture, statement.Format, names);
            return await run(command);
        }
        catch (DbException fault) when (DatabaseFaults.IsOfTheDatabase(fault))
        {
            throw DatabaseFaults.Describe(fault, connection);
        }
    }

    private static string Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTimeOffset instant => UnixMicroseconds.From(instant),
            string text => StorableText.Clean(text),
            _ => value,
        };
        command.Parameters.Add(parameter);
        return name;
    }
}
