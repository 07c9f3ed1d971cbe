using System.Runtime.CompilerServices;

namespace Assistant.Ingest.Sources;

/// <summary>Reads documents on other threads while the last one is being stored, and hands them over in order.</summary>
internal static class ReadAhead
{
    // Documents under way at once: enough to keep the cores busy, few enough to hold little in memory.
    private static readonly int Most = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>The results of reading each item, in the order of the items.</summary>
    public static async IAsyncEnumerable<TResult> InOrder<T, TResult>(
        IEnumerable<T> items, Func<T, CancellationToken, TResult> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underWay = new Queue<Task<TResult>>();
        try
        {
            foreach (var item in items)
            {
                underWay.Enqueue(Task.Run(() => read(item, stop.Token), stop.Token));
                if (underWay.Count >= Most)
                {
                    yield return await underWay.Dequeue();
                }
            }
            while (underWay.TryDequeue(out var last))
            {
                yield return await last;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(underWay).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
