using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Assistant.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

public abstract class RunHistoryTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private RunHistory History => field ??= InNewProgram<RunHistory>(services => services.AddSingleton<RunHistory>());

    [Fact]
    public async Task Latest_WithoutRuns_IsEmpty() => Assert.Empty(await History.LatestAsync(Token));

    [Fact]
    public async Task Latest_OfEachSource_IsTheWholeReport()
    {
        var startedAt = Clock.GetUtcNow();
        await History.AddAsync(Report("docs", seen: 1), startedAt, Token);
        await History.AddAsync(Report("tickets", seen: 7), startedAt, Token);
        Clock.Advance(TimeSpan.FromMinutes(3));
        await History.AddAsync(Report("docs", seen: 2), startedAt, Token);

        var latest = await History.LatestAsync(Token);

        Assert.Equal(["docs", "tickets"], latest.Keys.Order());
        Assert.Equivalent(Report("docs", seen: 2), latest["docs"].Report, strict: true);
        Assert.Equal((startedAt, startedAt.AddMinutes(3)), (latest["docs"].StartedAt, latest["docs"].EndedAt));
        Assert.Equal(7, latest["tickets"].Report.Seen);
    }

    private static SourceReport Report(string name, int seen) => new(
        name, "Website", seen, 1, 2, 3, 4, [new DocumentFailure("https://docs.example.org/\0x", "answered 500")], 99, 12345, 1.5,
        new Dictionary<string, int> { ["password"] = 2 }, [new BrokenLink("https://docs.example.org/gone", "https://docs.example.org/")]);
}

public sealed class RunHistoryOnSqliteTests() : RunHistoryTests(DatabaseProvider.Sqlite);

public sealed class RunHistoryOnPostgreSqlTests() : RunHistoryTests(DatabaseProvider.PostgreSql);
