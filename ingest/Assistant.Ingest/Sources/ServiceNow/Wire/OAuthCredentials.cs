using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>OAuth: asks for a token before the first request, and for the next one before it runs out.</summary>
internal sealed partial class OAuthCredentials(string source, SourceOptions options, Uri endpoint, HttpClient http, TimeProvider time) : ServiceNowCredentials
{
    // A token that runs out on the way is of no use.
    private const int EarlySeconds = 60;

    // What the reply leaves out.
    private const int UsualSeconds = 1800;

    private readonly SemaphoreSlim _gate = new(1);
    private Token? _token;
    private string? _refreshToken;

    /// <inheritdoc/>
    public override async ValueTask SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = _token is { } held && held.IsFresh(time.GetUtcNow()) ? held : await AskAsync(cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
    }

    /// <inheritdoc/>
    public override bool Renew(HttpRequestMessage refused)
    {
        // Of several requests that are refused at once only the first throws the token away that they share.
        if (_token is { } held && held.Value == refused.Headers.Authorization?.Parameter)
        {
            Interlocked.CompareExchange(ref _token, null, held);
        }

        return true;
    }

    private async Task<Token> AskAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } other && other.IsFresh(time.GetUtcNow()))
            {
                return other;
            }

            if (_refreshToken is { } refresh)
            {
                _refreshToken = null;
                if ((await TryAsync([new("grant_type", "refresh_token"), new("refresh_token", refresh)], cancellationToken)).Token is { } refreshed)
                {
                    _refreshToken ??= refresh; // it stays good where the reply brings no other
                    return _token = refreshed;
                }
            }

            var (token, fault) = await TryAsync(Grant(), cancellationToken);
            return _token = token ?? throw fault!;
        }
        finally
        {
            _gate.Release();
        }
    }

    private IReadOnlyList<KeyValuePair<string, string>> Grant() => string.IsNullOrEmpty(options.User)
        ? [new("grant_type", "client_credentials")]
        : [new("grant_type", "password"), new("username", options.User), new("password", options.Password ?? "")];

    // Form-encoded: JSON fails with an error that says nothing.
    private async Task<(Token? Token, ServiceNowException? Fault)> TryAsync(IReadOnlyList<KeyValuePair<string, string>> grant, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent([.. grant, new("client_id", options.ClientId!), new("client_secret", options.ClientSecret ?? "")]),
        };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            && ResponseFaults.Of(source, "a token", response, body, time.GetUtcNow()) is { } fault)
        {
            return (null, fault);
        }

        var (token, error) = Read(body);
        return token is not null && response.IsSuccessStatusCode
            ? (token, null)
            : (null, new ServiceNowException(
                ServiceNowFault.Unauthorized,
                $"ServiceNow gave no OAuth token ({(int)response.StatusCode}{error}); check Sources:{source}:ClientId and ClientSecret{(string.IsNullOrEmpty(options.User) ? ", and that the client may use the grant client_credentials" : ", User and Password")}."));
    }

    private (Token? Token, string Error) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { Length: > 0 } value)
            {
                // The description may repeat what was sent; the code is one word.
                return (null, root.ValueKind == JsonValueKind.Object && Text(root, "error") is { } code && ErrorCode().IsMatch(code) ? $" {code}" : "");
            }

            _refreshToken = Text(root, "refresh_token");
            var seconds = root.TryGetProperty("expires_in", out var expires) && int.TryParse(expires.ToString(), out var given) ? given : UsualSeconds;
            return (new Token(value, time.GetUtcNow().AddSeconds(seconds - Math.Min(EarlySeconds, seconds / 2))), "");
        }
        catch (JsonException)
        {
            return (null, ", no JSON");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();

    private sealed record Token(string Value, DateTimeOffset FreshUntil)
    {
        public bool IsFresh(DateTimeOffset now) => now < FreshUntil;
    }
}
