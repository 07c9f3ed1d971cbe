using Assistant.Core.Configuration;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Database.Sqlite;

/// <summary>The file of the SQLite database.</summary>
internal static class SqliteFile
{
    private const string Name = "assistant.db";

    // Writers queue: how long a statement waits for its turn before it fails.
    private const int WaitSeconds = 30;

    /// <summary>The connection string that the settings ask for.</summary>
    public static string ConnectionString(DatabaseOptions database, DataOptions data)
    {
        var settings = new SqliteConnectionStringBuilder(database.ConnectionString ?? "");
        if (settings.DataSource.Length == 0)
        {
            settings.DataSource = Path.Combine(data.Path, Name);
        }

        settings.DataSource = Path.GetFullPath(settings.DataSource);
        settings.ForeignKeys = true;
        settings.DefaultTimeout = WaitSeconds;
        return settings.ConnectionString;
    }

    /// <summary>Makes the folder and an empty file, both for this user alone, where they are missing.</summary>
    /// <exception cref="DatabaseException">The folder cannot be written, or lies on a network filesystem.</exception>
    public static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (NetworkFilesystem.Find(folder) is { } kind)
        {
            throw new DatabaseException(
                $"The database {path} would lie on a network filesystem ({kind}), where SQLite loses data. "
                + "Set Data:Path to a folder on a local disk, or Database:Provider to PostgreSql.");
        }

        try
        {
            CreateFolder(folder);
            using var file = new FileStream(path, Creation());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The database {path} cannot be written: {fault.Message} Give this user the right to write there, or set Data:Path to another folder.", fault);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // SQLite gives the files of its write-ahead log the mode of the database file.
    private static FileStreamOptions Creation()
    {
        var creation = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return creation;
    }
}
