using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Assistant.Ingest.Tickets;

/// <summary>Lets a sequence be made on another thread while what it brought is used.</summary>
internal static class ReadAhead
{
    // So many small items may wait; a large one takes the room of several.
    private const int Room = 64;
    private const int BytesOfARoom = 64 * 1024;

    /// <summary>The same items in the same order, and the same exception at the end.</summary>
    /// <param name="items">The sequence.</param>
    /// <param name="bytes">The size of an item, which bounds the memory of those that wait.</param>
    /// <param name="cancellationToken">Ends both sides.</param>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(
        this IAsyncEnumerable<T> items, Func<T, long> bytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(Room);
        var made = Channel.CreateUnbounded<(T Item, int Room)>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(items, bytes, room, made.Writer, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var (item, taken) in made.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
                room.Release(taken);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync<T>(
        IAsyncEnumerable<T> items, Func<T, long> bytes, SemaphoreSlim room, ChannelWriter<(T Item, int Room)> made, CancellationToken ended)
    {
        try
        {
            await foreach (var item in items.WithCancellation(ended))
            {
                var taken = (int)Math.Clamp(bytes(item) / BytesOfARoom, 1, Room);
                for (var part = 0; part < taken; part++)
                {
                    await room.WaitAsync(ended);
                }

                await made.WriteAsync((item, taken), ended);
            }

            made.Complete();
        }
        catch (Exception fault)
        {
            made.Complete(fault); // The reader throws it.
        }
    }
}
