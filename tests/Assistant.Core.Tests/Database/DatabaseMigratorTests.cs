using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Assistant.Core.Tests.Database;

public abstract class DatabaseMigratorTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    protected override bool StartsEmpty => true;

    [Fact]
    public async Task Migrate_OnAnEmptyDatabase_MakesWhatTheModelSays_AndTwiceIsNoMore()
    {
        var migrator = InNewProgram<DatabaseMigrator>();

        await migrator.MigrateAsync(Token);
        await migrator.MigrateAsync(Token);

        await using var tables = OpenTables();
        Assert.False(tables.Database.HasPendingModelChanges());
        Assert.Empty(await tables.Database.GetPendingMigrationsAsync(Token));
        Assert.NotNull(await InNewProgram<ConversationLog>().BeginTurnAsync(new NewTurn(null, null, "works?", null, "t"), People.Ada, Token));
    }

    [Fact]
    public async Task Migrate_ManyProgramsAtOnce_AllSucceed()
    {
        var programs = Enumerable.Range(0, 6).Select(_ => InNewProgram<DatabaseMigrator>()).ToList();

        await Task.WhenAll(programs.Select(program => Task.Run(() => program.MigrateAsync(Token), Token)));

        await using var tables = OpenTables();
        Assert.Equal(tables.Database.GetMigrations(), await tables.Database.GetAppliedMigrationsAsync(Token));
    }

    [Fact]
    public async Task Migrate_UpAgain_WorksFromEveryStep()
    {
        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token);
        await using var tables = OpenTables();
        await tables.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase, Token);

        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal(0, await tables.Turns.CountAsync(Token));
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerVersion_IsRefused()
    {
        await InNewProgram<DatabaseMigrator>().MigrateAsync(Token);
        await using var tables = OpenTables();
        await tables.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Future', '99.0')""", Token);

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => InNewProgram<DatabaseMigrator>().MigrateAsync(Token));

        Assert.Contains("newer version", fault.Message);
    }
}

public sealed class DatabaseMigratorOnSqliteTests() : DatabaseMigratorTests(DatabaseProvider.Sqlite);

public sealed class DatabaseMigratorOnPostgreSqlTests() : DatabaseMigratorTests(DatabaseProvider.PostgreSql);
