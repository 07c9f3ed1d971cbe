using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Tickets;
using Assistant.Web.Hosting;
using Assistant.Web.Identity;

namespace Assistant.Web.Api;

/// <summary><c>POST /api/chat</c>: asks a question; the answer comes as server-sent events.</summary>
internal static class ChatApi
{
    private const int LongestQuestion = 100_000;

    public static void MapChat(this WebApplication app) => app.MapPost("/api/chat", AskAsync)
        .WithName("Chat")
        .WithTags("Questions")
        .WithSummary("Asks a question; the answer comes as server-sent events")
        .WithDescription(
            "The question is in the log before the first event. `status` and `passages` come first, then the text in many "
            + "`token` events, with `notice`, `check` and `replace` where there is reason; `done` or `error` is the last event. "
            + "To close the connection stops the answer, and keeps the text so far.")
        .Produces<ChatEventStream>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AskAsync(
        ChatRequest request, IAnswerer answerer, ICallerProvider callers, ILogger<ChatRequest> logger, CancellationToken cancellationToken)
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
        try
        {
            // The first step logs the question: a conversation that is not there shows before any header is sent.
            var hasFirst = await updates.MoveNextAsync();
            return TypedResults.ServerSentEvents(ChatEvents.Of(RestAsync(updates, hasFirst, logger, cancellationToken), cancellationToken));
        }
        catch (ConversationNotFoundException)
        {
            await updates.DisposeAsync();
            return ProblemAnswers.NotFound("conversation");
        }
        catch
        {
            await updates.DisposeAsync();
            throw;
        }
    }

    // The headers are out, so a fault can only be told as the last event.
    private static async IAsyncEnumerable<ChatStep> RestAsync(
        IAsyncEnumerator<AnswerUpdate> updates, bool hasFirst, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var owned = updates;
        var hasMore = hasFirst;
        while (hasMore)
        {
            yield return new ChatStep(updates.Current, Fault: null);
            string? fault = null;
            try
            {
                hasMore = await updates.MoveNextAsync();
            }
            catch (Exception broken) when (!cancellationToken.IsCancellationRequested)
            {
                logger.StreamBroke(broken.GetType().Name);
                (hasMore, fault) = (false, FaultMessages.For(broken));
            }

            if (fault is not null)
            {
                yield return new ChatStep(Update: null, fault);
            }
        }
    }
}

/// <summary>A question to <c>POST /api/chat</c>.</summary>
/// <param name="Question">Its text, in 1 to 100,000 characters; a ticket number in it attaches it to the ticket.</param>
/// <param name="ConversationId">The conversation it goes on; left out begins a new one.</param>
/// <param name="Ticket">The ticket it is about.</param>
/// <param name="Model">The endpoint to ask; left out takes the first that answers.</param>
internal sealed record ChatRequest(string Question, Guid? ConversationId = null, string? Ticket = null, string? Model = null);

internal static partial class ChatApiLog
{
    // Without the exception: its message may hold text of the question.
    [LoggerMessage(Level = LogLevel.Error, Message = "An answer over the HTTP API broke with {Fault}")]
    public static partial void StreamBroke(this ILogger logger, string fault);
}
