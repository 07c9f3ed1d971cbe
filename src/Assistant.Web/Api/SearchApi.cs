using Assistant.Core.Retrieval;
using Assistant.Web.Identity;

namespace Assistant.Web.Api;

/// <summary><c>POST /api/search</c>: passages, best first.</summary>
internal static class SearchApi
{
    private const int LongestQuery = 8000;

    public static void MapSearch(this WebApplication app) => app.MapPost("/api/search", SearchAsync)
        .WithName("Search")
        .WithTags("Questions")
        .WithSummary("Finds passages that the caller may read, best first")
        .Produces<SearchAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> SearchAsync(SearchRequest request, Retriever retriever, ICallerProvider callers, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Query) || request.Query.Length > LongestQuery)
        {
            return ProblemAnswers.BadRequest($"\"query\" must hold 1 to {LongestQuery} characters.");
        }

        if (request.Top is < 1 or > 100)
        {
            return ProblemAnswers.BadRequest("\"top\" must be a number from 1 to 100.");
        }

        var caller = await callers.GetAsync();
        var found = await retriever.RetrieveAsync(new RetrievalRequest { Question = request.Query, Top = request.Top }, caller, cancellationToken);
        return Results.Ok(SearchAnswer.Create(request.Query, found, caller));
    }
}

/// <summary>A search by <c>POST /api/search</c>.</summary>
/// <param name="Query">What to look for, in 1 to 8000 characters.</param>
/// <param name="Top">How many passages, 1 to 100.</param>
internal sealed record SearchRequest(string Query, int Top = 10);
