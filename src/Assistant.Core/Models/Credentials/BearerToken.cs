namespace Assistant.Core.Models.Credentials;

/// <summary>Sees that a token can stand in a request.</summary>
internal static class BearerToken
{
    private const int Longest = 16 * 1024;

    /// <summary>Whether a text can be sent as a bearer token: one word of signs that a header may hold.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= Longest && text.All(sign => sign is > ' ' and < '\x7f');
}
