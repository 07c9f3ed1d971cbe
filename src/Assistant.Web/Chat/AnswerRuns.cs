using System.Collections.Concurrent;
using Assistant.Core.Answering;
using Assistant.Core.Privacy;
using Assistant.Web.Hosting;

namespace Assistant.Web.Chat;

/// <summary>
/// Runs the answers that pages ask for. A reload or a lost connection does not end an answer: the page finds it here
/// again. When the app stops, running answers are stopped, and their text is kept.
/// </summary>
internal sealed class AnswerRuns(IAnswerer answerer, ILogger<AnswerRuns> logger) : IHostedService
{
    private readonly ConcurrentDictionary<LiveAnswer, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Begins to answer; returns at once.</summary>
    public LiveAnswer Start(Question question, Caller caller)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var live = new LiveAnswer(AnswerView.Begin(), () => Cancel(stop)) { Asker = caller };
        // Off the caller's context: a circuit's must not be held by an answer that outlives it.
        _running[live] = Task.Run(() => RunAsync(live, question, caller, stop), CancellationToken.None);
        _ = live.Ended.ContinueWith(_ => _running.TryRemove(live, out var _), TaskScheduler.Default);
        return live;
    }

    /// <summary>A running answer of this caller; null where there is none here.</summary>
    public LiveAnswer? Find(Guid answerId, Caller caller) =>
        _running.Keys.FirstOrDefault(live => live.View.Record.Id == answerId
            && live.Asker is { } asker && asker.Issuer == caller.Issuer && asker.Subject == caller.Subject && asker.Labels.Equals(caller.Labels));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(LiveAnswer live, Question question, Caller caller, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var update in answerer.AnswerAsync(question, caller, stop.Token))
            {
                live.Take(update);
            }

            if (!live.View.Ended)
            {
                live.Publish(live.View.Broken("The answer ended without a word why."));
            }
        }
        catch (Exception fault)
        {
            if (!stop.IsCancellationRequested && fault is not ConversationNotFoundException)
            {
                logger.AnswerBroke(live.View.ConversationId, fault.GetType().Name);
            }

            live.Fail(fault, stop.IsCancellationRequested ? "It was stopped before anything was found." : FaultMessages.For(fault));
        }
        finally
        {
            stop.Dispose();
        }
    }

    private static void Cancel(CancellationTokenSource stop)
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }
}

internal static partial class AnswerRunsLog
{
    // Without the exception: its message may hold text of the question.
    [LoggerMessage(Level = LogLevel.Error, Message = "An answer in conversation {Conversation} broke with {Fault}")]
    public static partial void AnswerBroke(this ILogger logger, Guid? conversation, string fault);
}
