using System.Net;
using System.Net.Sockets;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Core.Database.Tables;
using Assistant.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Assistant.Core.Tests.Database;

public sealed class DatabaseFaultTests() : DatabaseTest(DatabaseProvider.PostgreSql)
{
    [Fact]
    public async Task Migrate_ServerThatDoesNotAnswer_IsNamedWithWhatToCheck()
    {
        var port = FreePort();
        await using var program = Open($"Host=127.0.0.1;Port={port};Database=assistant;Username=u;Password=hush-hush");

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => program.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token));

        Assert.Contains($"127.0.0.1:{port} cannot be reached", fault.Message);
        Assert.Contains("Database:ConnectionString", fault.Message);
        Assert.DoesNotContain("hush-hush", fault.ToString());
    }

    [Fact]
    public async Task Query_ServerThatDoesNotAnswer_IsTheSameException()
    {
        await using var program = Open($"Host=127.0.0.1;Port={FreePort()};Database=assistant");
        var log = program.GetRequiredService<ConversationLog>();

        await Assert.ThrowsAsync<DatabaseException>(() => log.CountAsync(People.Ada, Token));
        await Assert.ThrowsAsync<DatabaseException>(() => log.BeginTurnAsync(new NewTurn(null, null, "q", null, "t"), People.Ada, Token));
    }

    [Fact]
    public async Task Migrate_DatabaseThatIsNotThere_SaysHowToMakeIt()
    {
        await using var program = Open(new NpgsqlConnectionStringBuilder(Database.Options.ConnectionString) { Database = "nowhere" }.ConnectionString);

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => program.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token));

        Assert.Contains("nowhere", fault.Message);
        Assert.Contains("createdb", fault.Message);
    }

    [Fact]
    public async Task Query_WhenTheServerEndsTheSession_IsTheSameException_AndTheNextOneWorks()
    {
        var log = InNewProgram<ConversationLog>();
        await log.CountAsync(People.Ada, Token);
        await using (var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.Options.ConnectionString) { Pooling = false }.ConnectionString))
        {
            await server.OpenAsync(Token);
            await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", server);
            await end.ExecuteNonQueryAsync(Token);
        }

        await Assert.ThrowsAsync<DatabaseException>(() => log.CountAsync(People.Ada, Token));
        Assert.Equal(0, (await log.CountAsync(People.Ada, Token)).Conversations);
    }

    [Fact]
    public async Task Write_OnAFullDisk_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, Token);
        await using var program = database.Open(Clock);
        await using var tables = program.GetRequiredService<IDbContextFactory<AssistantDbContext>>().CreateDbContext();
        await tables.Database.OpenConnectionAsync(Token);
        await tables.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Token);
        tables.Add(new AudienceLabelRow { Audience = new string('x', 100_000), Label = "x" });

        var fault = await Assert.ThrowsAsync<DatabaseException>(() => tables.SaveChangesAsync(Token));

        Assert.Contains("disk is full", fault.Message);
    }

    [Theory]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.Sqlite)]
    public async Task Open_WithWhatIsNoConnectionString_NamesTheKey(DatabaseProvider provider)
    {
        await using var program = Open("Hoost=db", provider);

        var fault = Assert.Throws<DatabaseException>(program.GetRequiredService<DatabaseMigrator>);

        Assert.Contains("Database:ConnectionString", fault.Message);
    }

    private ServiceProvider Open(string connection, DatabaseProvider provider = DatabaseProvider.PostgreSql) =>
        Database.Open(new DatabaseOptions { Provider = provider, ConnectionString = connection }, Clock);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
