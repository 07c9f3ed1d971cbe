using Assistant.Ingest.Runs;
using Assistant.Web.Hosting;
using Assistant.Web.Tests.Status;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Web.Tests.Hosting;

public sealed class FirstIngestTests : IAsyncDisposable
{
    private readonly Installation _installation = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _installation.DisposeAsync();

    [Fact]
    public async Task Start_WhileAnotherProcessRuns_TakesOverWhenThatEnds()
    {
        var (ingest, state) = await WaitForAnotherAsync(out var held);
        await (await held).DisposeAsync();

        _installation.Clock.Advance(FirstIngest.Pause);
        await ingest.ExecuteTask!;

        Assert.True(state is { Ready: true, Problem: null });
    }

    [Fact]
    public async Task Start_WhileAnotherProcessRuns_IsReadyOnceThatHasStoredSomething()
    {
        var (ingest, state) = await WaitForAnotherAsync(out var held);
        await using var other = await held;
        await _installation.StoreAsync("docs");

        _installation.Clock.Advance(FirstIngest.Pause);
        await ingest.ExecuteTask!;

        Assert.True(state is { Ready: true, Problem: null });
    }

    // Another program holds the lock; the app has noticed, and waits.
    private Task<(FirstIngest, IngestState)> WaitForAnotherAsync(out Task<RunLock> held)
    {
        var acquired = held = AcquireAsync();
        return StartAsync();

        async Task<(FirstIngest, IngestState)> StartAsync()
        {
            await acquired;
            var services = await _installation.StartAsync();
            var ingest = ActivatorUtilities.CreateInstance<FirstIngest>(services);
            var state = services.GetRequiredService<IngestState>();
            var waits = _installation.Signals.NextAsync("Waits");
            await ingest.StartAsync(Token);
            await waits;
            Assert.False(state.Ready);
            Assert.Equal("another process is taking the sources in", state.Busy);
            return (ingest, state);
        }
    }

    private async Task<RunLock> AcquireAsync() => await (await _installation.StartAsync()).GetRequiredService<RunLocks>().AcquireAsync("docs", Token);
}
