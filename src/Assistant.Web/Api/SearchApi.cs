using System.Text.Json;
using Assistant.Core.Retrieval;
using Assistant.Web.Identity;

namespace Assistant.Web.Api;

/// <summary><c>POST /api/search</c>: passages, best first.</summary>
internal static class SearchApi
{
    private const int LongestQuery = 8000;

    public static void MapSearch(this WebApplication app) => app.MapPost("/api/search", SearchAsync).WithName("Search")
        .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> SearchAsync(SearchRequest request, Retriever retriever, ICallerProvider callers, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Query) || request.Query.Length > LongestQuery || request.Top is < 1 or > 100)
        {
            return ProblemAnswers.BadRequest($"\"query\" must hold 1 to {LongestQuery} characters, and \"top\" a number from 1 to 100.");
        }

        var caller = await callers.GetAsync();
        var result = await retriever.RetrieveAsync(new RetrievalRequest { Question = request.Query, Top = request.Top }, caller, cancellationToken);
        return Results.Ok(new
        {
            query = request.Query,
            results = result.Passages.Select(hit => new
            {
                hit.Rank,
                // Scores tell of text that others may read; only staff see them.
                score = caller.IsStaff ? hit.Score : (double?)null,
                hit.Passage.Url,
                hit.Passage.Title,
                hit.Passage.Heading,
                hit.Passage.Text,
                hit.Passage.Document.Source,
                kind = JsonNamingPolicy.CamelCase.ConvertName(hit.Passage.Kind.ToString()),
                audience = hit.Passage.Audience.ToArray(),
            }),
            milliseconds = Math.Round(result.Duration.TotalMilliseconds, 2),
        });
    }
}

/// <summary>A search by <c>POST /api/search</c>.</summary>
/// <param name="Query">What to look for.</param>
/// <param name="Top">How many passages, 1 to 100.</param>
internal sealed record SearchRequest(string? Query, int Top = 10);
