using Assistant.Web.Api;

namespace Assistant.Web.Hosting;

/// <summary>Errors as their reader needs them: a page for people, problem details for programs.</summary>
internal static class ErrorAnswers
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/healthz", "/readyz", "/metrics", "/_blazor"];

    /// <summary>Answers for exceptions and for statuses without a body.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // Within the two above, so that what is for programs has been answered when they look.
        app.UseWhen(IsForPrograms, programs =>
        {
            programs.UseExceptionHandler(fault => fault.Run(ProblemAnswers.WriteAsync));
            programs.UseStatusCodePages();
            // A request that cannot be read is no fault of ours, and not worth a line in the log.
            programs.Use(ProblemAnswers.CatchUnreadableAsync);
        });
    }

    private static bool IsForPrograms(HttpContext context) => ForPrograms.Any(start => context.Request.Path.StartsWithSegments(start));
}
