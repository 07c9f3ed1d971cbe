using System.Threading.Channels;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources;

/// <summary>Fetches and reads pages side by side; what is done waits in a bounded channel until it is asked for.</summary>
internal sealed class CrawlWorkers : IAsyncDisposable
{
    private readonly Func<FrontierEntry, CancellationToken, Task<CrawledPage>> _crawl;
    private readonly Channel<FrontierEntry> _work;
    private readonly Channel<CrawledPage> _done;
    private readonly CancellationTokenSource _stop;
    private readonly Task _workers;

    /// <summary>Starts so many workers.</summary>
    public CrawlWorkers(int concurrency, Func<FrontierEntry, CancellationToken, Task<CrawledPage>> crawl, CancellationToken cancellationToken)
    {
        _crawl = crawl;
        Capacity = concurrency * 2; // so that nobody waits while the run works on a page
        _work = Channel.CreateBounded<FrontierEntry>(Capacity);
        _done = Channel.CreateBounded<CrawledPage>(Capacity);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _workers = Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
    }

    /// <summary>How many pages may be on their way at once.</summary>
    public int Capacity { get; }

    /// <summary>Hands a page to the next free worker.</summary>
    public ValueTask PostAsync(FrontierEntry entry, CancellationToken cancellationToken) => _work.Writer.WriteAsync(entry, cancellationToken);

    /// <summary>Waits for the next page that is done.</summary>
    public ValueTask<CrawledPage> NextAsync(CancellationToken cancellationToken) => _done.Reader.ReadAsync(cancellationToken);

    /// <summary>Stops the workers, and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _workers;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var entry in _work.Reader.ReadAllAsync(_stop.Token))
            {
                await _done.Writer.WriteAsync(await _crawl(entry, _stop.Token), _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
        catch (Exception error) // a fault of ours: whoever waits for pages gets it
        {
            _done.Writer.TryComplete(error);
        }
    }
}

/// <summary>A page that was asked for.</summary>
/// <param name="Entry">What was asked for.</param>
/// <param name="Result">What came.</param>
/// <param name="Html">The page, decoded; null where none came.</param>
/// <param name="Page">What the reader took out of it.</param>
/// <param name="FetchedAt">When, UTC.</param>
internal sealed record CrawledPage(FrontierEntry Entry, FetchResult Result, string? Html, ReadPage? Page, DateTimeOffset FetchedAt);
