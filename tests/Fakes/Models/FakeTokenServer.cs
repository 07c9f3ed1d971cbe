using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.Models;

/// <summary>An OAuth 2 token endpoint on loopback that issues <c>token-1</c>, <c>token-2</c> and so on to one client.</summary>
public sealed class FakeTokenServer : IAsyncDisposable
{
    /// <summary>The client that it knows.</summary>
    public const string ClientId = "assistant";

    /// <summary>The client's secret.</summary>
    public const string ClientSecret = "client secret: 1";

    private readonly WebApplication _app;
    private int _issued;

    private FakeTokenServer(WebApplication app) => _app = app;

    /// <summary>The address of the token endpoint.</summary>
    public string Url => _app.Urls.Single() + "/token";

    /// <summary>How many tokens it has issued.</summary>
    public int Issued => _issued;

    /// <summary>For how long it says that tokens are good, in seconds; null to say nothing.</summary>
    public int? LifetimeSeconds { get; set; } = 600;

    /// <summary>The scope of the last request.</summary>
    public string? Scope { get; private set; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeTokenServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new FakeTokenServer(LoopbackApp.Build());
        server._app.MapPost("/token", server.IssueAsync);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Scope = form["scope"];
        var client = $"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}";
        if (request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(client)))
        {
            // Servers like to repeat what they were sent.
            return Results.Json(new { error = "invalid_client", error_description = $"{request.Headers.Authorization} is not known" }, statusCode: 401);
        }

        return form["grant_type"] != "client_credentials"
            ? Results.Json(new { error = "unsupported_grant_type" }, statusCode: 400)
            : Results.Json(new Dictionary<string, object?>
            {
                ["access_token"] = $"token-{Interlocked.Increment(ref _issued)}",
                ["token_type"] = "Bearer",
                ["expires_in"] = LifetimeSeconds,
            });
    }
}
