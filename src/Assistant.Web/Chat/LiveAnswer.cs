using Assistant.Core.Privacy;

namespace Assistant.Web.Chat;

/// <summary>An answer that pages watch while it comes. It lives apart from any page: closing one does not end it.</summary>
public sealed class LiveAnswer(AnswerView first, Action? stop = null)
{
    private readonly TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AnswerView _view = first;

    /// <summary>Raised after every update, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What there is of it now.</summary>
    public AnswerView View => Volatile.Read(ref _view);

    /// <summary>Who asked; null for one that was read from the log.</summary>
    internal Caller? Asker { get; init; }

    /// <summary>Ends when its question is durable, or fails with what stood in the way.</summary>
    public Task Logged => _logged.Task;

    /// <summary>Ends when nothing more will come; never fails.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether <see cref="Stop"/> would do something.</summary>
    public bool CanStop => stop is not null && !View.Ended;

    /// <summary>An answer that ended long ago.</summary>
    public static LiveAnswer Past(AnswerView view)
    {
        var answer = new LiveAnswer(view);
        answer.Publish(view);
        return answer;
    }

    /// <summary>Asks for its end; the text so far stays.</summary>
    public void Stop() => stop?.Invoke();

    /// <summary>Shows a newer view.</summary>
    internal void Publish(AnswerView view)
    {
        Volatile.Write(ref _view, view);
        Changed?.Invoke();
        if (view.ConversationId is not null)
        {
            _logged.TrySetResult();
        }

        if (view.Ended)
        {
            _logged.TrySetResult();
            _ended.TrySetResult();
        }
    }

    /// <summary>Ends it because its question could not be logged.</summary>
    internal void Fail(Exception fault, string why)
    {
        _logged.TrySetException(fault);
        _ = _logged.Task.Exception;
        Publish(View.Broken(why));
    }
}
