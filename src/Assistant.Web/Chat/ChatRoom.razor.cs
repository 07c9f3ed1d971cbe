using Assistant.Core.Answering;
using Assistant.Web.Identity;
using Assistant.Web.Panel;
using Assistant.Web.Status;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Assistant.Web.Chat;

/// <summary>The chat: one conversation with all that stands around it.</summary>
public partial class ChatRoom
{
    private IReadOnlyList<string> _examples = [];
    private ChatTurn? _shown;
    private Composer? _composer;
    private SidePanel? _panel;
    private bool _isStaff;
    private bool _gone;
    private string _announcement = "";

    [Inject] private ChatSession Session { get; set; } = null!;

    [Inject] private StatusWatch Status { get; set; } = null!;

    [Inject] private ICallerProvider Callers { get; set; } = null!;

    [Inject] private ExampleQuestions Examples { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    /// <summary>The conversation to open; null begins a new one.</summary>
    [Parameter] public Guid? Conversation { get; set; }

    /// <summary>What stands in the box at first.</summary>
    [Parameter] public string? InitialText { get; set; }

    private bool IsBusy => Session.Running is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        Status.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Runs twice, for the first paint and for the circuit: nothing here may write or ask a model.
        var caller = await Callers.GetAsync();
        _isStaff = caller.IsStaff;
        await Status.RefreshAsync();
        if (Conversation is { } id)
        {
            _gone = !await Session.OpenAsync(id);
        }
        else
        {
            _examples = await Examples.ForAsync(caller, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Status.FollowUntilReady(() => InvokeAsync(StateHasChanged));
            if (Session.Running is { } running)
            {
                _ = WatchAsync(running);
            }
        }
    }

    private async Task SendAsync(SentQuestion sent)
    {
        if (IsBusy)
        {
            return;
        }

        var turn = await Session.AskAsync(sent.Text, sent.Detached);
        _shown = null;
        await TakeLoggedAsync(turn);
    }

    private async Task RetryAsync(ChatTurn turn)
    {
        await Session.RetryAsync(turn);
        _shown = turn;
        await TakeLoggedAsync(turn);
    }

    private async Task TakeLoggedAsync(ChatTurn turn)
    {
        _announcement = "Your question was sent.";
        StateHasChanged();
        var isNew = Session.Id is null;
        try
        {
            await Session.TakeLoggedAsync(turn);
            if (isNew && Session.Id is { } id)
            {
                await Script.InvokeVoidAsync("assistant.showAddress", $"/c/{id}", turn.Question);
            }
        }
        catch (ConversationNotFoundException)
        {
            _gone = true;
        }
        catch (Exception fault) when (fault is not JSDisconnectedException)
        {
            // The answer's own card says why.
        }

        if (turn.Ticket is not null)
        {
            _panel?.ShowTicket();
        }

        _ = WatchAsync(turn.Answer);
    }

    // Re-renders what depends on whether an answer runs; its text is the business of its card.
    private async Task WatchAsync(LiveAnswer answer)
    {
        await answer.Ended;
        await Status.RefreshAsync();
        await InvokeAsync(() =>
        {
            _announcement = $"{AnswerLabels.For(answer.View.Record).Text}. {answer.View.Record.Citations.Count} sources.";
            StateHasChanged();
        });
    }

    private void Stop() => Session.Running?.Stop();

    private Task FillAsync(string text) => _composer?.FillAsync(text) ?? Task.CompletedTask;

    private void OpenPanel() => _panel?.Open();

    private void Show(ChatTurn turn)
    {
        _shown = turn;
        _panel?.ShowSources();
    }
}
