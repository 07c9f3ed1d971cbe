using System.Text;
using Assistant.Core.Answering;
using Assistant.Core.Privacy;

namespace Assistant.Web.Chat;

/// <summary>An answer that pages watch while it comes. It lives apart from any page: closing one does not end it.</summary>
public sealed class LiveAnswer(AnswerView first, Action? stop = null)
{
    private readonly TaskCompletionSource _logged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly StringBuilder _unseen = new();
    private AnswerView _view = first;

    /// <summary>Raised after every update, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What there is of it now; the same object until something changes.</summary>
    public AnswerView View
    {
        get
        {
            lock (_lock)
            {
                return Gather();
            }
        }
    }

    /// <summary>Who asked; null for one that was read from the log.</summary>
    internal Caller? Asker { get; init; }

    /// <summary>Ends when its question is durable, or fails with what stood in the way.</summary>
    public Task Logged => _logged.Task;

    /// <summary>Ends when nothing more will come; never fails.</summary>
    public Task Ended => _ended.Task;

    /// <summary>An answer that ended long ago.</summary>
    public static LiveAnswer Past(AnswerView view)
    {
        var answer = new LiveAnswer(view);
        answer.Publish(view);
        return answer;
    }

    /// <summary>Asks for its end; the text so far stays.</summary>
    public void Stop() => stop?.Invoke();

    /// <summary>Takes one more step of the answer.</summary>
    internal void Take(AnswerUpdate update)
    {
        if (update is TextAdded added)
        {
            // Put together when somebody looks: a view for every token would copy the whole text each time.
            lock (_lock)
            {
                _unseen.Append(added.Text);
            }

            Changed?.Invoke();
            return;
        }

        Publish(View.With(update));
    }

    /// <summary>Shows a newer view.</summary>
    internal void Publish(AnswerView view)
    {
        lock (_lock)
        {
            _unseen.Clear();
            _view = view;
        }

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

    private AnswerView Gather()
    {
        if (_unseen.Length > 0)
        {
            _view = _view.With(new TextAdded(_unseen.ToString()));
            _unseen.Clear();
        }

        return _view;
    }
}
