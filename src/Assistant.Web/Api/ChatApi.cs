using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Conversations;
using Assistant.Core.Tickets;
using Assistant.Web.Identity;

namespace Assistant.Web.Api;

/// <summary><c>POST /api/chat</c>: asks a question; the answer comes as server-sent events.</summary>
internal static class ChatApi
{
    private const int LongestQuestion = 100_000;

    public static void MapChat(this WebApplication app) => app.MapPost("/api/chat", AskAsync).WithName("Chat");

    private static async Task<IResult> AskAsync(
        ChatRequest request, IAnswerer answerer, ICallerProvider callers, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Question) || request.Question.Length > LongestQuestion)
        {
            return ProblemAnswers.BadRequest($"\"question\" must hold 1 to {LongestQuestion} characters.");
        }

        TicketNumber? ticket = null;
        if (request.Ticket is not null)
        {
            if (!TicketNumber.TryParse(request.Ticket, out var number))
            {
                return ProblemAnswers.BadRequest("\"ticket\" is no ticket number; write one such as RITM0429668.");
            }

            ticket = number;
        }

        var question = new Question { Text = request.Question, ConversationId = request.ConversationId, Ticket = ticket, Model = request.Model };
        var updates = answerer.AnswerAsync(question, await callers.GetAsync(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        // The first step logs the question; a conversation that is not there shows before any header is sent.
        await updates.MoveNextAsync();
        return TypedResults.ServerSentEvents(StreamAsync(updates, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object>> StreamAsync(
        IAsyncEnumerator<AnswerUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var owned = updates;
        do
        {
            if (ToEvent(updates.Current) is { } item)
            {
                yield return item;
            }
        }
        while (!cancellationToken.IsCancellationRequested && await updates.MoveNextAsync());
    }

    private static SseItem<object>? ToEvent(AnswerUpdate update) => update switch
    {
        TurnLogged logged => new SseItem<object>(new { state = "logged", logged.ConversationId, logged.TurnId, logged.AnswerId, ticket = logged.Ticket?.Number.Value }, "status"),
        PassagesFound found => new SseItem<object>(new { sources = found.Sources.Select(CitationJson.Create), found.Retriever }, "passages"),
        StatusChanged status => new SseItem<object>(new { status.State, status.Model, status.Position, status.Minutes }, "status"),
        NoticeGiven notice => new SseItem<object>(new { notice.Message }, "notice"),
        TextAdded text => new SseItem<object>(new { text.Text }, "token"),
        SentenceChecked check => new SseItem<object>(new { check.Sentence, check.Unsupported }, "check"),
        TextReplaced text => new SseItem<object>(new { text.Text }, "replace"),
        AnswerEnded { Answer.State: AnswerState.Failed } failed => new SseItem<object>(new { message = failed.Answer.Error }, "error"),
        AnswerEnded ended => new SseItem<object>(AnswerJson.Create(ended.ConversationId, ended.Answer), "done"),
        _ => null,
    };
}

/// <summary>A question to <c>POST /api/chat</c>.</summary>
/// <param name="Question">Its text.</param>
/// <param name="ConversationId">The conversation it goes on; left out begins a new one.</param>
/// <param name="Ticket">The ticket it is about.</param>
/// <param name="Model">The endpoint to ask; left out takes the first that answers.</param>
internal sealed record ChatRequest(string? Question, Guid? ConversationId = null, string? Ticket = null, string? Model = null);
