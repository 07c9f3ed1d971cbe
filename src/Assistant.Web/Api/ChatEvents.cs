using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;

namespace Assistant.Web.Api;

/// <summary>Puts the steps of an answer into the events of the contract.</summary>
internal static class ChatEvents
{
    /// <summary>The events; <c>done</c> or <c>error</c> is the last, also where the answer ended without a word.</summary>
    public static async IAsyncEnumerable<SseItem<object>> Of(
        IAsyncEnumerable<ChatStep> steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hasEnded = false;
        await foreach (var step in steps.WithCancellation(cancellationToken))
        {
            var item = step.Update is null ? Error(step.Fault ?? "") : ToEvent(step.Update);
            if (item is { } known)
            {
                hasEnded = known.EventType is "done" or "error";
                yield return known;
            }
        }

        if (!hasEnded)
        {
            yield return Error("The answer ended without a word why.");
        }
    }

    private static SseItem<object>? ToEvent(AnswerUpdate update) => update switch
    {
        TurnLogged logged => new(new StatusEvent("logged") { ConversationId = logged.ConversationId, TurnId = logged.TurnId, AnswerId = logged.AnswerId, Ticket = logged.Ticket?.Number.Value }, "status"),
        PassagesFound found => new(new PassagesEvent([.. found.Sources.Select(CitationJson.Create)], found.Retriever), "passages"),
        StatusChanged status => new(new StatusEvent(status.State) { Model = status.Model, Position = status.Position, Minutes = status.Minutes }, "status"),
        NoticeGiven notice => new(new NoticeEvent(notice.Message), "notice"),
        TextAdded added => new(new TokenEvent(added.Text), "token"),
        SentenceChecked check => new(new CheckEvent(check.Sentence, check.Unsupported), "check"),
        TextReplaced replaced => new(new ReplaceEvent(replaced.Text), "replace"),
        AnswerEnded { Answer.State: AnswerState.Failed } failed => Error(failed.Answer.Error ?? "No answer could be given."),
        AnswerEnded ended => new(AnswerJson.Create(ended.ConversationId, ended.Answer), "done"),
        _ => null,
    };

    private static SseItem<object> Error(string message) => new(new ErrorEvent(message), "error");
}

/// <summary>One step of an answer, or what broke it.</summary>
/// <param name="Update">The step; null for a fault.</param>
/// <param name="Fault">What the caller is told; null for a step.</param>
internal sealed record ChatStep(AnswerUpdate? Update, string? Fault);
