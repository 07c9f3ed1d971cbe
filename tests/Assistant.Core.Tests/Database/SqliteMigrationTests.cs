using System.Runtime.Versioning;
using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Assistant.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assistant.Core.Tests.Database;

public sealed class SqliteMigrationTests() : DatabaseTest(DatabaseProvider.Sqlite)
{
    protected override bool StartsEmpty => true;

    [Fact]
    public async Task Migrate_WithTheLockRowOfAKilledProcess_IsNotBlocked()
    {
        await using (var tables = OpenTables())
        {
            await tables.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
                """,
                Token);
        }

        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task Migrate_WhileAnotherProcessHoldsTheLock_Waits()
    {
        var holder = new FileStream(Database.File + ".migration-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var migration = InNewProgram<DatabaseMigrator>().MigrateAsync(Token);

        Assert.False(migration.IsCompleted);
        await holder.DisposeAsync();

        await migration;
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Migrate_MakesFilesForTheirOwnerAlone()
    {
        Database.Options.ConnectionString = $"Data Source={Path.Combine(Database.Folder, "inner", "assistant.db")}";

        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token);

        await using var tables = OpenTables();
        await tables.Database.ExecuteSqlRawAsync("INSERT INTO audience_labels VALUES ('x', 'x')", Token);
        var inner = Path.Combine(Database.Folder, "inner");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(inner));
        var modes = Directory.GetFiles(inner).ToDictionary(file => Path.GetFileName(file), file => System.IO.File.GetUnixFileMode(file));
        Assert.Contains("assistant.db-wal", modes.Keys);
        Assert.All(modes, file => Assert.Equal((file.Key, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file.Key, file.Value)));
    }

    [Fact]
    public async Task Connections_AreDurableAndForget()
    {
        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token);
        await using var tables = OpenTables();
        await tables.Database.OpenConnectionAsync(Token);

        Assert.Equal(
            ("wal", 2L, 1L, 1L),
            (await PragmaAsync(tables, "journal_mode"), await PragmaAsync(tables, "synchronous"), await PragmaAsync(tables, "secure_delete"), await PragmaAsync(tables, "foreign_keys")));
    }

    [Fact]
    public async Task Migrate_AFileThatIsNoDatabase_SaysSo_AndLeavesItAlone()
    {
        await System.IO.File.WriteAllTextAsync(Database.File, new string('x', 5000), Token);

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => InNewProgram<DatabaseMigrator>().MigrateAsync(Token));

        Assert.Contains(Database.File, fault.Message);
        Assert.Contains("is no SQLite database", fault.Message);
        Assert.Equal(5000, new FileInfo(Database.File).Length);
    }

    [Fact]
    public async Task Migrate_WhereTheFolderCannotBeMade_SaysWhereAndWhatToDo()
    {
        var file = Path.Combine(Database.Folder, "file");
        await System.IO.File.WriteAllTextAsync(file, "", Token);
        Database.Options.ConnectionString = $"Data Source={file}/assistant.db";

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => InNewProgram<DatabaseMigrator>().MigrateAsync(Token));

        Assert.Contains($"{file}/assistant.db cannot be written", fault.Message);
        Assert.Contains("Data:Path", fault.Message);
    }

    private static async Task<object?> PragmaAsync(AssistantDbContext tables, string name)
    {
        await using var command = ((SqliteConnection)tables.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return await command.ExecuteScalarAsync(Token);
    }
}
