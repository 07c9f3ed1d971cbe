using Assistant.Core.Tickets;
using Assistant.Web.Identity;
using Assistant.Web.Tickets;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Web.Api;

/// <summary><c>GET /api/tickets/{number}</c> and <c>POST /api/tickets/import</c>.</summary>
internal static class TicketsApi
{
    public static void MapTickets(this WebApplication app)
    {
        app.MapGet("/api/tickets/{number}", GetAsync).WithName("GetTicket");
        app.MapPost("/api/tickets/import", ImportAsync).WithName("ImportTickets").Accepts<object>("application/json").DisableAntiforgery();
    }

    private static async Task<IResult> GetAsync(
        string number, bool? download, TicketStore tickets, ICallerProvider callers, CancellationToken cancellationToken)
    {
        var found = TicketNumber.TryParse(number, out var parsed)
            ? await tickets.FindAsync(parsed, await callers.GetAsync(), cancellationToken)
            : [];
        if (found.Count == 0)
        {
            return ProblemAnswers.NotFound("ticket");
        }

        var json = TicketExport.Write(found);
        return Results.File(json, "application/json", download == true ? $"{parsed}.json" : null);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ITicketUpload upload, ICallerProvider callers, CancellationToken cancellationToken)
    {
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false })
        {
            limit.MaxRequestBodySize = ITicketUpload.MaxBytes;
        }

        if (!request.HasJsonContentType())
        {
            return Results.Problem("Send the ticket file as the body, with Content-Type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return Results.Ok(await upload.ImportAsync("upload", request.Body, await callers.GetAsync(), cancellationToken));
        }
        catch (InvalidDataException unreadable)
        {
            return ProblemAnswers.BadRequest(unreadable.Message);
        }
        catch (UnauthorizedAccessException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status403Forbidden);
        }
    }
}
