using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Database.Sqlite;

/// <summary>
/// Lets one process migrate at a time: a lock on a file beside the database, which the operating system gives back
/// when its owner dies. Entity Framework's own lock is a row in a table, which outlives a killed owner and then blocks
/// every start; it is cleared here.
/// </summary>
internal static class SqliteMigrationLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock and takes it.</summary>
    /// <exception cref="DatabaseException">Another process held it all the time.</exception>
    public static async Task<IAsyncDisposable> TakeAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        var path = db.Database.GetDbConnection().DataSource + ".migration-lock";
        var start = TimeProvider.System.GetTimestamp();
        var file = Open(path);
        while (file is null)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new DatabaseException($"Another process has been changing the database for {Patience.TotalMinutes} minutes and holds {path}. Wait for it, or end it.");
            }

            await Task.Delay(Pause, cancellationToken);
            file = Open(path);
        }

        await PrepareAsync(db, cancellationToken);
        return file;
    }

    /// <summary>Whether the database is in the mode that the lock's owner gives it; a copy that was put back may not be.</summary>
    public static async Task<bool> IsPreparedAsync(AssistantDbContext db, CancellationToken cancellationToken) =>
        await db.QueryPlainAsync($"PRAGMA journal_mode", row => row.GetString(0), cancellationToken) is ["wal"];

    private static FileStream? Open(string path)
    {
        try
        {
            return SqliteFile.Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    private static async Task PrepareAsync(AssistantDbContext db, CancellationToken cancellationToken)
    {
        // Readers do not wait for writers, nor writers for readers; the mode stays with the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
    }
}
