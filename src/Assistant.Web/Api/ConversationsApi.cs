using Assistant.Core.Conversations;
using Assistant.Web.History;
using Assistant.Web.Identity;

namespace Assistant.Web.Api;

/// <summary>The calls below <c>/api/conversations</c>: the log, as its reader may see it.</summary>
internal static class ConversationsApi
{
    private const int LongestSearch = 500;
    private const int LastPage = 1_000_000;

    public static void MapConversations(this WebApplication app)
    {
        var calls = app.MapGroup("/api/conversations").WithTags("Log");
        calls.MapGet("", ListAsync).WithName("ListConversations").WithSummary("Lists the conversations that the caller may see, newest first")
            .Produces<ResultPage<ConversationSummary>>().ProducesProblem(StatusCodes.Status400BadRequest);
        calls.MapPost("search", SearchAsync).WithName("SearchConversations").WithSummary("Searches them by text, which thus stands in no address")
            .Produces<ResultPage<ConversationSummary>>().ProducesProblem(StatusCodes.Status400BadRequest);
        calls.MapGet("{id:guid}", GetAsync).WithName("GetConversation").WithSummary("Reads a conversation as the caller may see it now")
            .Produces<ConversationJson>().ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("{id:guid}/export", ExportAsync).WithName("ExportConversation").WithSummary("Writes it to a file: `md`, or `json`")
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapPost("{id:guid}/answers/{answerId:guid}/feedback", RateAsync).WithName("RateAnswer").WithSummary("Keeps what the caller thinks of an answer; a later opinion takes its place")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        string? ticket, DateTimeOffset? from, DateTimeOffset? to, int? page, IConversations log, ICallerProvider callers, CancellationToken cancellationToken) =>
        Results.Ok(await log.ListAsync(
            new ConversationFilter(ticket, from, to, Page: Math.Clamp(page ?? 1, 1, LastPage)), await callers.GetAsync(), cancellationToken));

    private static async Task<IResult> SearchAsync(
        ConversationSearch search, IConversations log, ICallerProvider callers, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(search.Text) || search.Text.Length > LongestSearch
            ? ProblemAnswers.BadRequest($"\"text\" must hold what to look for, in 1 to {LongestSearch} characters.")
            : Results.Ok(await log.ListAsync(
                new ConversationFilter(search.Ticket, search.From, search.To, search.Text, Math.Clamp(search.Page, 1, LastPage)), await callers.GetAsync(), cancellationToken));

    private static async Task<IResult> GetAsync(Guid id, IConversations log, ICallerProvider callers, CancellationToken cancellationToken) =>
        await log.FindAsync(id, await callers.GetAsync(), cancellationToken) is { } conversation
            ? Results.Ok(ConversationJson.Create(conversation))
            : ProblemAnswers.NotFound("conversation");

    private static async Task<IResult> ExportAsync(
        Guid id, string? format, HttpRequest request, IConversations log, ICallerProvider callers, CancellationToken cancellationToken)
    {
        if (format is not (null or "md" or "json"))
        {
            return ProblemAnswers.BadRequest("\"format\" must be md or json.");
        }

        if (await log.FindAsync(id, await callers.GetAsync(), cancellationToken) is not { } conversation)
        {
            return ProblemAnswers.NotFound("conversation");
        }

        // A file is read where nobody knows which service a bare path belongs to.
        var whole = WholeAddresses.Make(conversation, WholeAddresses.BaseOf(request));
        return format == "json"
            ? Results.File(ConversationJson.Write(whole), "application/json", $"conversation-{id}.json")
            : Results.File(ConversationMarkdown.Write(whole), "text/markdown; charset=utf-8", $"conversation-{id}.md");
    }

    private static async Task<IResult> RateAsync(
        Guid id, Guid answerId, Feedback feedback, IConversations log, ICallerProvider callers, CancellationToken cancellationToken)
    {
        if (feedback.Rating is not ("up" or "down") || feedback.Comment?.Length > 4000)
        {
            return ProblemAnswers.BadRequest("\"rating\" must be up or down, and \"comment\" at most 4000 characters.");
        }

        return await log.RateAsync(id, answerId, feedback.Rating == "up", feedback.Comment, await callers.GetAsync(), cancellationToken)
            ? Results.NoContent()
            : ProblemAnswers.NotFound("answer");
    }
}

/// <summary>What <c>POST /api/conversations/search</c> looks for.</summary>
/// <param name="Text">In titles, questions and answers.</param>
/// <param name="Ticket">Only turns on this ticket.</param>
/// <param name="From">Updated at this instant or later.</param>
/// <param name="To">Updated before this instant.</param>
/// <param name="Page">From 1.</param>
internal sealed record ConversationSearch(string Text, string? Ticket = null, DateTimeOffset? From = null, DateTimeOffset? To = null, int Page = 1);

/// <summary>What somebody thought of an answer.</summary>
/// <param name="Rating"><c>up</c> or <c>down</c>.</param>
/// <param name="Comment">Their words.</param>
internal sealed record Feedback(string Rating, string? Comment = null);
