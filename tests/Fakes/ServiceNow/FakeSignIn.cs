using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assistant.Fakes.ServiceNow;

/// <summary>Who may read a fake instance, and its OAuth endpoint.</summary>
public sealed class FakeSignIn
{
    private readonly ConcurrentDictionary<string, byte> _tokens = new();
    private readonly ConcurrentDictionary<string, byte> _refreshTokens = new();
    private readonly ConcurrentQueue<string> _grants = new();
    private int _issued;

    /// <summary>The user of basic authentication and of the password grant.</summary>
    public string User { get; set; } = "reader";

    /// <summary>Its password.</summary>
    public string Password { get; set; } = "s3cret-of-reader";

    /// <summary>The OAuth client.</summary>
    public string ClientId { get; set; } = "client-1";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; set; } = "s3cret-of-client";

    /// <summary>The API key.</summary>
    public string ApiKey { get; set; } = "s3cret-of-key";

    /// <summary>How long a token is said to be good, in seconds.</summary>
    public int ExpiresIn { get; set; } = 1799;

    /// <summary>The grants asked for, in order.</summary>
    public IReadOnlyList<string> Grants => [.. _grants];

    /// <summary>Makes all tokens worthless, whatever was said of them.</summary>
    public void ExpireTokens() => _tokens.Clear();

    /// <summary>Makes all refresh tokens worthless.</summary>
    public void ExpireRefreshTokens() => _refreshTokens.Clear();

    internal bool Accepts(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))
            || (authorization.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.ContainsKey(authorization[7..]))
            || request.Headers["x-sn-apikey"] == ApiKey;
    }

    internal async Task IssueAsync(HttpContext context)
    {
        // JSON is answered by an error that says nothing.
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var grant = form["grant_type"].ToString();
        _grants.Enqueue(grant);
        var isGood = form["client_id"] == ClientId && form["client_secret"] == ClientSecret && grant switch
        {
            "client_credentials" => true,
            "password" => form["username"] == User && form["password"] == Password,
            "refresh_token" => _refreshTokens.ContainsKey(form["refresh_token"].ToString()),
            _ => false,
        };
        context.Response.ContentType = "application/json;charset=UTF-8";
        if (!isGood)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync($$"""{"error_description":"access_denied for {{form["client_secret"]}}{{form["password"]}}","error":"server_error"}""", context.RequestAborted);
            return;
        }

        var token = $"s3cret-token-{Interlocked.Increment(ref _issued)}";
        _tokens[token] = 0;
        var reply = new Dictionary<string, object> { ["access_token"] = token, ["scope"] = "useraccount", ["token_type"] = "Bearer", ["expires_in"] = ExpiresIn };
        if (grant != "client_credentials")
        {
            reply["refresh_token"] = $"s3cret-refresh-{_issued}";
            _refreshTokens[$"s3cret-refresh-{_issued}"] = 0;
        }

        await context.Response.WriteAsync(JsonSerializer.Serialize(reply), context.RequestAborted);
    }
}
