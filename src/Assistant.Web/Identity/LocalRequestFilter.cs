using Assistant.Web.Api;

namespace Assistant.Web.Identity;

/// <summary>
/// Refuses requests that a browser on this machine would only send on behalf of another site, or that came through a proxy.
/// </summary>
internal sealed class LocalRequestFilter(RequestDelegate next)
{
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Real-IP"];
    private const string ProxyPrefix = "X-Forwarded-";

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

        if (request.Headers.Keys.FirstOrDefault(IsFromProxy) is { } header)
        {
            return $"The header {header} says that a proxy stands before the assistant, but Identity:Mode is Local; it serves one person on this machine.";
        }

        return IsFromElsewhere(request) ? "Requests from other sites are refused." : null;
    }

    private static bool IsFromProxy(string header) =>
        ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase) || header.StartsWith(ProxyPrefix, StringComparison.OrdinalIgnoreCase);

    // Browsers say where a request comes from in one header or the other. A link from elsewhere may open a page; nothing
    // from elsewhere, not from another port of this machine either, may change anything or open a circuit.
    private static bool IsFromElsewhere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");
    }
}
