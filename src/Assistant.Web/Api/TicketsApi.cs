using Assistant.Core.Tickets;
using Assistant.Ingest.Runs;
using Assistant.Web.Identity;
using Assistant.Web.Tickets;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Web.Api;

/// <summary><c>GET /api/tickets/{number}</c> and <c>POST /api/tickets/import</c>.</summary>
internal static class TicketsApi
{
    public static void MapTickets(this WebApplication app)
    {
        app.MapGet("/api/tickets/{number}", GetAsync).WithName("GetTicket")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/api/tickets/import", ImportAsync).WithName("ImportTickets").Accepts<object>("application/json")
            .Produces<TicketUploadJson>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
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

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ITicketUpload.MaxBytes;
        }

        try
        {
            return Results.Ok(TicketUploadJson.Create(await upload.ImportAsync("upload", request.Body, caller, cancellationToken)));
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
}

/// <summary>What an upload did, in the JSON form.</summary>
/// <param name="Numbers">The tickets in the file.</param>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Changed ones.</param>
/// <param name="Unchanged">Ones that were there already.</param>
/// <param name="Problems">Records that could not be read: where, and why.</param>
internal sealed record TicketUploadJson(IReadOnlyList<string> Numbers, int Added, int Changed, int Unchanged, IReadOnlyList<string> Problems)
{
    public static TicketUploadJson Create(TicketUploadResult result) =>
        new([.. result.Numbers.Select(number => number.Value)], result.Added, result.Changed, result.Unchanged, result.Problems);
}
