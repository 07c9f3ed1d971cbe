using System.Text.Json;

namespace Assistant.Core.Models.Credentials;

/// <summary>A token that somebody issued.</summary>
/// <param name="Value">The token.</param>
/// <param name="Lifetime">How long it is good for from now on; null where that was not said.</param>
internal sealed record IssuedToken(string Value, TimeSpan? Lifetime)
{
    /// <summary>Reads <c>{"access_token","expires_in"}</c>; null where the text is something else.</summary>
    public static IssuedToken? FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("access_token", out var token) && token.ValueKind == JsonValueKind.String
                && BearerToken.IsValid(token.GetString()!)
                    ? new IssuedToken(token.GetString()!, LifetimeOf(json.RootElement))
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Some servers write the number as a string.
    private static TimeSpan? LifetimeOf(JsonElement body) =>
        body.TryGetProperty("expires_in", out var lifetime) && double.TryParse(lifetime.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
