namespace Assistant.Core.Database;

/// <summary>Brings the schema of the database up to date when a program starts.</summary>
public sealed class DatabaseMigrator
{
    /// <summary>Applies the migrations that are missing, one process at a time.</summary>
    /// <exception cref="DatabaseException">The database cannot be reached or written; the message says what to do.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
