using System.Net;
using System.Net.Sockets;
using Assistant.Core.Configuration;
using Assistant.Core.Conversations;
using Assistant.Core.Database;
using Assistant.Tests.Databases;
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
