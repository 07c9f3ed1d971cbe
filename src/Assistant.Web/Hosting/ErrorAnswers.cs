using Assistant.Web.Api;

namespace Assistant.Web.Hosting;

/// <summary>Errors as their reader needs them: a page for people, problem details for programs.</summary>
internal static class ErrorAnswers
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/healthz", "/readyz", "/metrics", "/_blazor"];

    /// <summary>Answers for exceptions and for statuses without a body.</summary>
    public static void UseErrorAnswers(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, programs =>
        {
            programs.UseExceptionHandler(fault => fault.Run(ProblemAnswers.WriteAsync));
            programs.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForPrograms(context), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        });
    }

    private static bool IsForPrograms(HttpContext context) => ForPrograms.Any(start => context.Request.Path.StartsWithSegments(start));
}
