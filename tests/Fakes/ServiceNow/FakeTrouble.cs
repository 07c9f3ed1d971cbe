using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.ServiceNow;

/// <summary>Something that goes wrong with a request.</summary>
public sealed class FakeTrouble
{
    private readonly Func<HttpContext, Task> _play;

    private FakeTrouble(Func<HttpContext, Task> play) => _play = play;

    /// <summary>Too many requests.</summary>
    public static FakeTrouble Busy(int? retryAfter = null) => new(context =>
    {
        context.Response.Headers.RetryAfter = retryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Rule"] = "Integration accounts";
        return JsonAsync(context, 429, """{"error":{"message":"Rate limit exceeded","detail":"Wait until the next interval"},"status":"failure"}""");
    });

    /// <summary>An answer with an error object.</summary>
    public static FakeTrouble Error(int status, string message) => new(context =>
        JsonAsync(context, status, $$"""{"error":{"message":"{{message}}","detail":"ACL Exception"},"status":"failure"}"""));

    /// <summary>The web page of a proxy.</summary>
    public static FakeTrouble WebPage(int status, string title = "Scheduled maintenance") => new(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>", context.RequestAborted);
    });

    /// <summary>A sign-in page is shown instead.</summary>
    public static FakeTrouble Redirect(string location) => new(context =>
    {
        context.Response.Redirect(location);
        return Task.CompletedTask;
    });

    /// <summary>The transaction ran for too long: some records, an empty text, and an error, with status 200.</summary>
    public static FakeTrouble Cancelled() => new(context => JsonAsync(
        context, 200, """{"result":[{"sys_id":"00000000000000000000000000000000"},""],"error":{"message":"Transaction cancelled: maximum execution time exceeded","detail":"maximum execution time exceeded Check logs"},"status":"failure"}"""));

    /// <summary>The connection ends in the middle of an answer that looks whole.</summary>
    public static FakeTrouble CutOff() => new(context => JsonAsync(context, 200, """{"result":[{"sys_id":"0000000000000000"""));

    /// <summary>No answer ever.</summary>
    public static FakeTrouble Silence() => new(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    /// <summary>No answer until something ends.</summary>
    public static FakeTrouble Until(Task end, FakeTrouble then) => new(async context =>
    {
        await end.WaitAsync(context.RequestAborted);
        await then.PlayAsync(context);
    });

    internal Task PlayAsync(HttpContext context) => _play(context);

    private static Task JsonAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
