using Assistant.Core.Configuration;
using Assistant.Ingest.Runs;
using Assistant.Ingest.Sources;
using Assistant.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Tests.Runs;

public abstract class RunHistoryTests(DatabaseProvider provider) : DatabaseTest(provider)
{
    private RunHistory History => field ??= InNewProgram<RunHistory>(services => services.AddSingleton<RunHistory>().AddSingleton<RunLocks>());

    private RunLocks Locks => field ??= InNewProgram<RunLocks>(services => services.AddSingleton<RunLocks>());

    [Fact]
    public async Task History_WithoutRuns_IsEmpty()
    {
        Assert.Empty(await History.LatestAsync(Token));
        Assert.Empty(await History.UnfinishedAsync(Token));
        Assert.Empty(await History.ListAsync("docs", 10, Token));
    }

    [Fact]
    public async Task Latest_OfEachSource_IsTheWholeReport()
    {
        await RunAsync(Report("docs", seen: 1));
        await RunAsync(Report("tickets", seen: 7));
        var startedAt = Clock.GetUtcNow();
        await RunAsync(Report("docs", seen: 2));

        var latest = await History.LatestAsync(Token);

        Assert.Equal(["docs", "tickets"], latest.Keys.Order());
        Assert.Equivalent(Report("docs", seen: 2), latest["docs"].Report, strict: true);
        Assert.Equal((startedAt, startedAt.AddMinutes(3)), (latest["docs"].StartedAt, latest["docs"].EndedAt));
        Assert.Equal(7, latest["tickets"].Report.Seen);
        Assert.Equal([2, 1], (await History.ListAsync("docs", 10, Token)).Select(run => run.Report.Seen));
    }

    [Fact]
    public async Task Unfinished_WhileItsLockLives_IsUnderWay_AndInterruptedAfterwards()
    {
        await RunAsync(Report("docs", seen: 1));
        await using (var held = await Locks.AcquireAsync("docs", Token))
        {
            await History.BeginAsync("docs", held.Owner, Token);
            Assert.Equal(new UnfinishedRun(Clock.GetUtcNow(), IsUnderWay: true), (await History.UnfinishedAsync(Token))["docs"]);
        }

        Assert.Equal(new UnfinishedRun(Clock.GetUtcNow(), IsUnderWay: false), (await History.UnfinishedAsync(Token))["docs"]);
        Assert.Equal(1, (await History.LatestAsync(Token))["docs"].Report.Seen);

        await RunAsync(Report("docs", seen: 2));
        Assert.Empty(await History.UnfinishedAsync(Token));
    }

    private async Task RunAsync(SourceReport report)
    {
        var run = await History.BeginAsync(report.Name, Guid.NewGuid(), Token);
        Clock.Advance(TimeSpan.FromMinutes(3));
        await History.EndAsync(run, report, Token);
    }

    private static SourceReport Report(string name, int seen) => new(
        name, "Website", seen, 1, 2, 3, 4, [new DocumentFailure("https://docs.example.org/\0x", "answered 500")], 99, 12345, 1.5,
        new Dictionary<string, int> { ["password"] = 2 }, [new BrokenLink("https://docs.example.org/gone", "https://docs.example.org/")]);
}

public sealed class RunHistoryOnSqliteTests() : RunHistoryTests(DatabaseProvider.Sqlite);

public sealed class RunHistoryOnPostgreSqlTests() : RunHistoryTests(DatabaseProvider.PostgreSql);
