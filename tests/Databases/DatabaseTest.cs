using Assistant.Core.Configuration;
using Assistant.Core.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Assistant.Tests.Databases;

/// <summary>Gives each test a database of its own. Suites are abstract and have a sealed class for each database.</summary>
public abstract class DatabaseTest(DatabaseProvider provider) : IAsyncLifetime
{
    private readonly List<ServiceProvider> _programs = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected DatabaseProvider Provider => provider;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    protected TestDatabase Database { get; private set; } = null!;

    /// <summary>Whether the test begins without tables.</summary>
    protected virtual bool StartsEmpty => false;

    public async ValueTask InitializeAsync() =>
        Database = StartsEmpty ? await TestDatabase.CreateEmptyAsync(provider, Token) : await TestDatabase.CreateAsync(provider, Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
        {
            await program.DisposeAsync();
        }

        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A service of a program of its own on the test's database.</summary>
    protected T InNewProgram<T>(Action<IServiceCollection>? more = null)
        where T : notnull
    {
        var program = Database.Open(Clock, more);
        _programs.Add(program);
        return program.GetRequiredService<T>();
    }

    /// <summary>The tables themselves, over a connection of their own.</summary>
    protected AssistantDbContext OpenTables() => InNewProgram<IDbContextFactory<AssistantDbContext>>().CreateDbContext();
}
