using Assistant.Core.Answering;
using Assistant.Core.Database;
using Assistant.Core.Passages;
using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;

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
