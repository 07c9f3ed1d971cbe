using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assistant.Tests.Databases;

/// <summary>A database of one test: a file in a folder of its own, or a database on the server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> MigratedTemplate = new(MigrateTemplateAsync);

    private TestDatabase(DatabaseOptions options) => Options = options;

    public DatabaseOptions Options { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("assistant-db-").FullName;

    public string File => Path.Combine(Folder, "assistant.db");

    /// <summary>One that is up to date.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        var options = new DatabaseOptions { Provider = provider };
        if (provider == DatabaseProvider.PostgreSql)
        {
            options.ConnectionString = await PostgreSqlServer.CreateDatabaseAsync(await MigratedTemplate.Value, cancellationToken);
        }

        var database = new TestDatabase(options);
        if (provider == DatabaseProvider.Sqlite)
        {
            await using var services = database.Open(TimeProvider.System);
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        }

        return database;
    }

    /// <summary>One without tables.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider, CancellationToken cancellationToken) => new(new DatabaseOptions
    {
        Provider = provider,
        ConnectionString = provider == DatabaseProvider.PostgreSql ? await PostgreSqlServer.CreateDatabaseAsync(null, cancellationToken) : null,
    });

    /// <summary>The services of a program on this database.</summary>
    public ServiceProvider Open(TimeProvider clock, Action<IServiceCollection>? more = null) => Open(Options, clock, more);

    /// <summary>The services of a program with other settings.</summary>
    public ServiceProvider Open(DatabaseOptions options, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton(clock)
            .AddSingleton<IOptions<DatabaseOptions>>(new OptionsWrapper<DatabaseOptions>(options))
            .AddSingleton<IOptions<DataOptions>>(new OptionsWrapper<DataOptions>(new DataOptions { Path = Folder }))
            .AddAssistantDatabase();
        more?.Invoke(services);
        services.TryAddSingleton<Assistant.Core.Tickets.TicketStore>();
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (Options.Provider == DatabaseProvider.PostgreSql)
        {
            await PostgreSqlServer.DropDatabaseAsync(Options.ConnectionString!);
        }
        else
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File}");
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    // Copied for each test: quicker than migrating each time.
    private static async Task<string> MigrateTemplateAsync()
    {
        var template = await CreateEmptyAsync(DatabaseProvider.PostgreSql, CancellationToken.None);
        await using var services = template.Open(TimeProvider.System);
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await PostgreSqlServer.DisconnectAsync(template.Options.ConnectionString!);
        Directory.Delete(template.Folder);
        return template.Options.ConnectionString!;
    }
}
