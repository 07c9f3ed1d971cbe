using System.Runtime.CompilerServices;

namespace Assistant.Core.Answering;

/// <summary>Does something now and then while a stream is silent.</summary>
internal static class Heartbeat
{
    /// <summary>The same stream; <paramref name="beat"/> runs after each interval of silence, never beside the reader's own work.</summary>
    public static async IAsyncEnumerable<T> WithHeartbeatAsync<T>(
        this IAsyncEnumerable<T> stream, TimeSpan interval, TimeProvider clock, Func<Task> beat, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var items = stream.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var moving = items.MoveNextAsync().AsTask();
            while (!await EndsWithinAsync(moving, interval, clock))
            {
                await beat();
            }

            if (!await moving)
            {
                yield break;
            }

            yield return items.Current;
        }
    }

    private static async Task<bool> EndsWithinAsync(Task task, TimeSpan interval, TimeProvider clock)
    {
        using var awake = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(interval, clock, awake.Token));
        await awake.CancelAsync();
        return first == task;
    }
}
