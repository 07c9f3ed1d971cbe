using Assistant.Web.Api;

namespace Assistant.Web.Identity;

/// <summary>
/// Refuses requests that a browser on this machine would only send on behalf of another site, or that came through a proxy.
/// </summary>
internal sealed class LocalRequestFilter(RequestDelegate next)
{
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public Task InvokeAsync(HttpContext context) => FindFault(context.Request) is { } fault
        ? ProblemAnswers.WriteAsync(context, StatusCodes.Status400BadRequest, fault)
        : next(context);

    private static string? FindFault(HttpRequest request)
    {
        // A foreign name that resolves to 127.0.0.1 (DNS rebinding) shows in the Host header.
        if (!OwnHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return "Open the assistant as http://localhost, not by another name.";
        }

        if (ProxyHeaders.FirstOrDefault(request.Headers.ContainsKey) is { } header)
        {
            return $"The header {header} says that a proxy stands before the assistant, but Identity:Mode is Local; it serves one person on this machine.";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}" ? "Requests from other sites are refused." : null;
    }
}
