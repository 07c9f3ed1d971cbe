using Assistant.Web.History;
using Assistant.Web.Identity;
using Assistant.Web.Status;

namespace Assistant.Web.Api;

/// <summary><c>/healthz</c> and <c>/readyz</c>.</summary>
internal static class HealthApi
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Ok(new { status = "live" })).WithName("Live").WithTags("Operation")
            .WithSummary("Answers while the process lives").Produces<LiveJson>();
        app.MapGet("/readyz", ReadyAsync).WithName("Ready").WithTags("Operation")
            .WithSummary("Whether questions can be answered, and the state of each part")
            .Produces<ReadyJson>().Produces<ReadyJson>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(
        ISystemStatus status, IConversations log, ICallerProvider callers, CancellationToken cancellationToken)
    {
        var view = await status.GetAsync(cancellationToken);
        var database = await ProbeAsync(log, callers, cancellationToken);
        var ready = view.Ready && database == "ok";
        // A missing or sick model endpoint is a state, not a failure: answers are quotations then.
        return Results.Json(
            new ReadyJson(
                ready ? "ready" : "not ready",
                view.Busy,
                new ReadyStoreJson(view.Passages),
                database,
                // A source that is damaged is a state too: the others answer. The status page says what to do.
                [.. view.Sources.Select(source => new ReadySourceJson(source.Name, source.State, source.Fault is null ? null : $"ingest run --source {source.Name}"))],
                [.. view.Models.Select(model => new ReadyModelJson(model.Name, model.Healthy, model.State))],
                [.. view.SearchModels.Select(model => new ReadyModelJson(model.Name, model.Healthy, model.State))]),
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> ProbeAsync(IConversations log, ICallerProvider callers, CancellationToken cancellationToken)
    {
        try
        {
            await log.CountAsync(await callers.GetAsync(), cancellationToken);
            return "ok";
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return "not answering";
        }
    }
}
