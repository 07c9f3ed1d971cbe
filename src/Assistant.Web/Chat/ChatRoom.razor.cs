using Assistant.Core.Answering;
using Assistant.Web.Identity;
using Assistant.Web.Panel;
using Assistant.Web.Status;
using Assistant.Web.Tickets;
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

    [Inject] private TicketPreview Preview { get; set; } = null!;

    [Inject] private StatusWatch Status { get; set; } = null!;

    [Inject] private ICallerProvider Callers { get; set; } = null!;

    [Inject] private ExampleQuestions Examples { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    /// <summary>The conversation to open; null begins a new one.</summary>
    [Parameter] public Guid? Conversation { get; set; }

    /// <summary>What stands in the box at first.</summary>
    [Parameter] public string? InitialText { get; set; }

    private bool IsBusy => Session.IsBusy;

    /// <inheritdoc/>
    protected override void OnGone()
    {
        Session.Dispose();
        Preview.Dispose();
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
            _examples = await Examples.ForAsync(caller, Gone);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Status.FollowUntilReady(() => InvokeAsync(StateHasChanged));
            _ = FollowTextAsync(InitialText ?? "");
            if (Session.Running is { } running)
            {
                _ = WatchAsync(running);
            }
        }
    }

    private async Task SendAsync(SentQuestion sent)
    {
        if (await Session.AskAsync(sent.Text, sent.Detached) is not { } turn)
        {
            await FillAsync(sent.Text);
            return;
        }

        _shown = null;
        await TakeLoggedAsync(turn);
        // Kept until now, so that the panel does not go from the ticket to nothing and back.
        Preview.Clear();
    }

    private async Task FollowTextAsync(string text) => ShowPreview(await Preview.FollowAsync(text));

    private async Task ShowUploadedAsync(TicketUploadResult result)
    {
        if (result.Numbers.Count > 0)
        {
            ShowPreview(await Preview.ShowUploadedAsync(result.Numbers[0]));
        }
    }

    private void ShowPreview(bool hasChanged)
    {
        if (!hasChanged)
        {
            return;
        }

        StateHasChanged();
        if (Preview.Found?.Brief is not null)
        {
            _panel?.ShowTicket();
        }
    }

    private async Task RetryAsync(ChatTurn turn)
    {
        if (await Session.RetryAsync(turn) is not null)
        {
            _shown = turn;
            await TakeLoggedAsync(turn);
        }
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

        _ = WatchAsync(turn.Answers[^1]);
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

    private void OpenTicket()
    {
        _panel?.ShowTicket();
        _panel?.Open();
    }

    private void Show(ChatTurn turn)
    {
        _shown = turn;
        _panel?.ShowSources();
    }
}
