using Assistant.Core.Conversations;
using Assistant.Web.History;
using Assistant.Web.Hosting;
using Assistant.Web.Identity;

namespace Assistant.Web.Status;

/// <summary>The state of the service and the reader's counts, for one open page.</summary>
internal sealed class StatusWatch(
    ISystemStatus status, IConversations conversations, ICallerProvider callers, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _closed = new();

    /// <summary>The state when last asked; null before.</summary>
    public SystemStatusView? View { get; private set; }

    /// <summary>The reader's counts when last asked; null where the log does not answer.</summary>
    public ConversationCounts? Counts { get; private set; }

    /// <summary>Asks again.</summary>
    public async Task RefreshAsync()
    {
        try
        {
            View = await status.GetAsync(_closed.Token);
            Counts = await conversations.CountAsync(await callers.GetAsync(), _closed.Token);
        }
        catch (Exception fault) when (!_closed.IsCancellationRequested)
        {
            View = new SystemStatusView("unavailable", 0, [], [], Ready: false, FaultMessages.For(fault));
            Counts = null;
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
    }

    /// <summary>Asks again and again until the sources are taken in, as after the first start.</summary>
    /// <param name="changed">Called after each time.</param>
    public void FollowUntilReady(Func<Task> changed) => _ = FollowAsync(changed);

    /// <inheritdoc/>
    public void Dispose() => _closed.Cancel();

    private async Task FollowAsync(Func<Task> changed)
    {
        try
        {
            while (View is { Ready: false } or { Busy: not null })
            {
                await Task.Delay(Pause, clock, _closed.Token);
                await RefreshAsync();
                await changed();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page has gone.
        }
    }
}
