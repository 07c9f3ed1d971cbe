using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Web.Identity;
using Assistant.Web.Tickets;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Web.Api;

/// <summary><c>GET /api/tickets/{number}</c> and <c>POST /api/tickets/import</c>.</summary>
internal static class TicketsApi
{
    private const int ProblemsTold = 10;
    private const string Kept = "The tickets before that point were taken in.";

    public static void MapTickets(this WebApplication app)
    {
        app.MapGet("/api/tickets/{number}", GetAsync).WithName("GetTicket").WithTags("Tickets")
            .WithSummary("Reads the tickets of a number, as the caller may see them; unknown and forbidden are the same 404")
            .Produces<TicketFileJson>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/api/tickets/import", ImportAsync).WithName("ImportTickets").WithTags("Tickets").Accepts<TicketFileJson>("application/json")
            .WithSummary("Takes a ticket file in, up to 200 MB; records that cannot be read are reported and skipped")
            .WithDescription("Takes our own form, and what ServiceNow gives: bodies of its Table API, exported lists, and bare arrays of records.")
            .Produces<TicketUploadJson>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> GetAsync(
        string number, bool? download, ITicketDesk tickets, ICallerProvider callers, CancellationToken cancellationToken)
    {
        var found = TicketNumber.TryParse(number, out var parsed)
            ? await tickets.FindAsync(parsed, await callers.GetAsync(), cancellationToken)
            : [];
        if (found.Count == 0)
        {
            return ProblemAnswers.NotFound("ticket");
        }

        var json = tickets.Export(found);
        return Results.File(json, "application/json", download == true ? $"{parsed}.json" : null);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ITicketUpload upload, ICallerProvider callers, CancellationToken cancellationToken)
    {
        var caller = await callers.GetAsync();
        if (!caller.IsStaff)
        {
            return Results.Problem("Only support staff can upload tickets.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (!request.HasJsonContentType())
        {
            return Results.Problem("Send the ticket file as the body, with Content-Type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > ITicketUpload.MaxBytes)
        {
            return TooLarge("Nothing of it was read.");
        }

        // The server's own limit would look like a broken connection to whoever reads; the bytes are counted here.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        await using var content = new CountingStream(request.Body) { Limit = ITicketUpload.MaxBytes };
        try
        {
            var result = await upload.ImportAsync("upload", content, caller, cancellationToken);
            return content.IsOverLimit ? TooLarge(Kept)
                : result is { Numbers.Count: 0, Problems.Count: > 0 } ? ProblemAnswers.BadRequest($"No ticket could be read: {string.Join(" ", result.Problems.Take(ProblemsTold))}")
                : Results.Ok(TicketUploadJson.Create(result));
        }
        catch (Exception) when (content.IsOverLimit)
        {
            return TooLarge(Kept);
        }
        catch (InvalidDataException unreadable)
        {
            return ProblemAnswers.BadRequest(unreadable.Message);
        }
        catch (RunLockedException busy)
        {
            return Results.Problem(busy.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult TooLarge(string read) => Results.Problem(
        $"The file is larger than {ITicketUpload.MaxBytes / (1024 * 1024)} MB; split it. {read}", statusCode: StatusCodes.Status413PayloadTooLarge);
}

/// <summary>What an upload did, in the JSON form.</summary>
/// <param name="Numbers">The tickets that were read from the file, at most 1000.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Changed ones.</param>
/// <param name="Unchanged">Ones that were there already.</param>
/// <param name="Problems">Records that could not be read: where, and why.</param>
/// <param name="Redacted">What was removed before anything was kept, and how often, by kind.</param>
internal sealed record TicketUploadJson(
    IReadOnlyList<string> Numbers, int Added, int Changed, int Unchanged, IReadOnlyList<string> Problems, IReadOnlyDictionary<string, int> Redacted)
{
    public static TicketUploadJson Create(TicketUploadResult result) =>
        new([.. result.Numbers.Select(number => number.Value)], result.Added, result.Changed, result.Unchanged, result.Problems, result.Redacted);
}
