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
    /// <exception cref="DatabaseException">The folder lies on a network filesystem, or a folder stands where the file should be.</exception>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    public static void Prepare(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (NetworkFilesystem.Find(folder) is { } kind)
        {
            throw new DatabaseException(
                $"The database {path} would lie on a network filesystem ({kind}), where SQLite loses data. "
                + "Set Data:Path to a folder on a local disk, or Database:Provider to PostgreSql.");
        }

        if (Directory.Exists(path))
        {
            throw new DatabaseException($"The database {path} is a folder, not a file. Move that folder away, or name another file in Database:ConnectionString.");
        }

        CreateFolder(folder);
        // An existing file is not opened here: closing it would drop the locks that SQLite holds on it in this process.
        if (!File.Exists(path))
        {
            Create(path);
        }
    }

    /// <summary>Opens a file that nobody else has open; a new one is for this user alone.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static void Create(string path)
    {
        try
        {
            // SQLite gives the files of its write-ahead log the mode of the database file.
            Open(path, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker.
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
}
