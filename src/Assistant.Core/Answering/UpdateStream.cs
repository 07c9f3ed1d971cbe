using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Assistant.Core.Answering;

/// <summary>Runs the work of an answer beside its reader: a reader who goes away stops the work, which still ends in good order.</summary>
internal static class UpdateStream
{
    /// <summary>Starts the work and hands on what it tells.</summary>
    public static async IAsyncEnumerable<AnswerUpdate> RunAsync(
        Func<ChannelWriter<AnswerUpdate>, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = Channel.CreateUnbounded<AnswerUpdate>(new UnboundedChannelOptions { SingleReader = true });
        var working = WorkAsync(work, updates.Writer, stop.Token);
        try
        {
            // Not the reader's token: the last update comes after it was cancelled.
            await foreach (var update in updates.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return update;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await working;
        }
    }

    private static async Task WorkAsync(
        Func<ChannelWriter<AnswerUpdate>, CancellationToken, Task> work, ChannelWriter<AnswerUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => work(updates, cancellationToken), CancellationToken.None);
            updates.Complete();
        }
        catch (Exception failure)
        {
            updates.Complete(failure);
        }
    }
}
