namespace Assistant.Web.Chat;

/// <summary>Lets a component render at most once in a while, however often its data change: a fast model writes 100 tokens a second.</summary>
internal sealed class RenderThrottle(TimeProvider clock, Func<Task> render) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(60);

    private readonly CancellationTokenSource _disposed = new();
    private int _waiting;

    /// <summary>Asks for a render soon; asking again before it came changes nothing.</summary>
    public void Request()
    {
        if (Interlocked.Exchange(ref _waiting, 1) == 0)
        {
            _ = RenderSoonAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _disposed.Cancel();

    private async Task RenderSoonAsync()
    {
        try
        {
            await Task.Delay(Interval, clock, _disposed.Token);
            // Before the render, so that what comes while it runs asks for the next one.
            Volatile.Write(ref _waiting, 0);
            await render();
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The component or its circuit has gone; nobody looks any more.
        }
    }
}
