using System.Threading.Channels;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>
/// Has pages fetched and read side by side. Only so many requests are under way at once; one that waits for its next try
/// is none of them, and a slow one is counted apart after a while, so that neither holds up the others.
/// </summary>
internal sealed class CrawlScheduler : IAsyncDisposable
{
    private readonly CrawlSteps _steps;
    private readonly RetryPlan _retries;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _requests;
    private readonly SemaphoreSlim _slowRequests;
    private readonly SemaphoreSlim _readers = new(Environment.ProcessorCount);
    private readonly Channel<CrawledPage?> _done = Channel.CreateUnbounded<CrawledPage?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop;
    private readonly HashSet<Task> _tasks = [];
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private int _aside;

    /// <summary>Makes a scheduler with nothing to do.</summary>
    public CrawlScheduler(int concurrency, CrawlSteps steps, RetryPlan retries, TimeProvider time, CancellationToken cancellationToken)
    {
        _steps = steps;
        _retries = retries;
        _time = time;
        _capacity = (concurrency * 2) + Environment.ProcessorCount; // so that nobody waits while the run works on a page
        _requests = new SemaphoreSlim(concurrency);
        _slowRequests = new SemaphoreSlim(concurrency);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>How many pages are on their way, finished ones that nobody took included.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Whether another page may be started: what waits or is slow does not count.</summary>
    public bool HasRoom => UnderWay - Volatile.Read(ref _aside) < _capacity;

    /// <summary>Starts on a page.</summary>
    public void Start(FrontierEntry entry)
    {
        UnderWay++;
        var task = Task.Run(() => CrawlAsync(entry), CancellationToken.None);
        lock (_gate)
        {
            _tasks.Add(task);
        }
        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for the next page that is done, or until there is room for another: then it is null.</summary>
    public async ValueTask<CrawledPage?> NextAsync(CancellationToken cancellationToken)
    {
        var page = await _done.Reader.ReadAsync(cancellationToken);
        UnderWay -= page is null ? 0 : 1;
        return page;
    }

    /// <summary>Stops everything, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Task[] left;
        lock (_gate)
        {
            left = [.. _tasks];
        }
        await Task.WhenAll(left);
        _stop.Dispose();
        _requests.Dispose();
        _slowRequests.Dispose();
        _readers.Dispose();
    }

    private void Forget(Task task)
    {
        lock (_gate)
        {
            _tasks.Remove(task);
        }
    }

    private async Task CrawlAsync(FrontierEntry entry)
    {
        try
        {
            var result = await FetchAsync(entry);
            await _readers.WaitAsync(_stop.Token);
            try
            {
                _done.Writer.TryWrite(_steps.Read(entry, result));
            }
            finally
            {
                _readers.Release();
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

    private async Task<FetchResult> FetchAsync(FrontierEntry entry)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await FetchOnceAsync(entry);
            if (_retries.Next(result, attempt) is not { } pause)
            {
                return result;
            }
            StepAside();
            await Task.Delay(pause, _time, _stop.Token);
            Interlocked.Decrement(ref _aside);
        }
    }

    private async Task<FetchResult> FetchOnceAsync(FrontierEntry entry)
    {
        await _requests.WaitAsync(_stop.Token);
        var isAside = false;
        try
        {
            await _steps.Pacer.WaitAsync(_stop.Token);
            var request = _steps.FetchAsync(entry, _stop.Token);
            if (!await EndsSoonAsync(request) && await FindsPlaceAsideAsync(request))
            {
                isAside = true;
                _requests.Release();
                StepAside();
            }
            return await request;
        }
        finally
        {
            (isAside ? _slowRequests : _requests).Release();
            Interlocked.Add(ref _aside, isAside ? -1 : 0);
        }
    }

    private async Task<bool> EndsSoonAsync(Task request)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var first = await Task.WhenAny(request, Task.Delay(_steps.SlowAfter, _time, enough.Token));
        await enough.CancelAsync();
        return first == request;
    }

    // A place that comes free before a slow request ends is taken too.
    private async Task<bool> FindsPlaceAsideAsync(Task request)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var place = _slowRequests.WaitAsync(enough.Token);
        await Task.WhenAny(request, place);
        await enough.CancelAsync();
        await ((Task)place).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return place.IsCompletedSuccessfully;
    }

    private void StepAside()
    {
        Interlocked.Increment(ref _aside);
        _done.Writer.TryWrite(null);
    }
}
