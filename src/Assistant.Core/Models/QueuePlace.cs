namespace Assistant.Core.Models;

/// <summary>A place in the queue of an endpoint, or the right to ask it.</summary>
internal sealed class QueuePlace(EndpointQueue queue) : IDisposable
{
    private volatile TaskCompletionSource _moved = NewSignal();
    private volatile int _position;

    /// <summary>From 1 while waiting; 0 once the endpoint may be asked.</summary>
    public int Position
    {
        get => _position;
        internal set => _position = value;
    }

    /// <summary>Ends at the next change of <see cref="Position"/>; read it before the position.</summary>
    public Task Moved => _moved.Task;

    internal bool Left { get; set; }

    internal void MoveTo(int position)
    {
        if (position == Position)
        {
            return;
        }

        Position = position;
        Interlocked.Exchange(ref _moved, NewSignal()).SetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => queue.Leave(this);

    // Continuations must not run under the queue's lock.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
