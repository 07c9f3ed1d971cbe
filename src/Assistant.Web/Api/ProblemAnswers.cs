using Assistant.Core.Answering;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Assistant.Web.Api;

/// <summary>Answers with problem details (RFC 9457).</summary>
internal static class ProblemAnswers
{
    /// <summary>The same answer for what is unknown and what is forbidden.</summary>
    public static IResult NotFound(string what) => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>What the caller sent does not do.</summary>
    public static IResult BadRequest(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Writes a problem outside an endpoint.</summary>
    public static Task WriteAsync(HttpContext context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context);

    /// <summary>Answers a request that could not be read with what is wrong with it.</summary>
    public static async Task CatchUnreadableAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            var body = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
            await WriteAsync(context, unreadable.StatusCode, RequestFaults.Describe(unreadable, body));
        }
    }

    /// <summary>Says what is wrong where the framework gives a status alone.</summary>
    public static void Complete(ProblemDetailsContext problem) => problem.ProblemDetails.Detail ??= problem.ProblemDetails.Status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json lists the calls.",
        StatusCodes.Status405MethodNotAllowed => $"This address does not take {problem.HttpContext.Request.Method}; /openapi/v1.json lists the calls.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as JSON, with Content-Type application/json.",
        _ => null,
    };

    /// <summary>Writes the problem for an unhandled exception: our own messages are for people, others are not shown.</summary>
    public static Task WriteAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = fault switch
        {
            ConversationNotFoundException => StatusCodes.Status404NotFound,
            PassageStoreException or DatabaseException => StatusCodes.Status503ServiceUnavailable,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };
        return WriteAsync(context, status, fault is null ? "Something went wrong." : FaultMessages.For(fault));
    }
}
