using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Assistant.Core.Models.Credentials;

/// <summary>Has a token issued by an OAuth 2 server for the service itself (RFC 6749, 4.4).</summary>
internal sealed class ClientCredentials(HttpClient http, Uri address, string clientId, string clientSecret, string? scope)
{
    private const int LongestReply = 64 * 1024;

    /// <summary>Asks for a token.</summary>
    /// <exception cref="CredentialException">The server cannot be reached, or gives none.</exception>
    public async Task<IssuedToken> IssueAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        var client = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(clientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(client)));
        request.Content = new FormUrlEncodedContent(
            string.IsNullOrWhiteSpace(scope) ? [new("grant_type", "client_credentials")] : [new("grant_type", "client_credentials"), new("scope", scope)]);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await ReadAsync(response.Content, cancellationToken);
            return response.IsSuccessStatusCode
                ? IssuedToken.FromJson(body) ?? throw new CredentialException("its token server gave no access_token; check TokenUrl")
                : throw new CredentialException($"its token server refuses to issue a token ({(int)response.StatusCode}{ErrorCode(body)}); check TokenUrl, ClientId, ClientSecret and Scope");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new CredentialException("its token server cannot be reached; check TokenUrl", fault);
        }
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
        var buffer = new char[LongestReply];
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancellationToken));
    }

    // Only the standard's own words, such as invalid_client: a description may repeat what was sent.
    private static string ErrorCode(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var code = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error) ? error.ToString() : "";
            return code is "invalid_request" or "invalid_client" or "invalid_grant" or "unauthorized_client" or "unsupported_grant_type" or "invalid_scope" ? $", {code}" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
