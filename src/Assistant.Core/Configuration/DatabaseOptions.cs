namespace Assistant.Core.Configuration;

/// <summary>The relational databases.</summary>
public enum DatabaseProvider
{
    /// <summary>A file below the data folder, on a local disk.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql,
}

/// <summary>Section <c>Database</c>: where conversations, tickets and run reports are kept.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which database.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>How to reach it. Null: for SQLite the file <c>assistant.db</c> below the data folder; PostgreSQL needs one.</summary>
    public string? ConnectionString { get; set; }
}
