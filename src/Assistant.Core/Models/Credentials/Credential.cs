using Assistant.Core.Configuration;

namespace Assistant.Core.Models.Credentials;

/// <summary>Makes the credential that an endpoint's settings describe.</summary>
internal static class Credential
{
    /// <summary>The credential of an endpoint.</summary>
    /// <param name="options">The endpoint's settings.</param>
    /// <param name="http">Asks token servers.</param>
    /// <param name="clock">The clock.</param>
    public static ICredential Create(EndpointOptions options, HttpClient http, TimeProvider clock)
    {
        var lifetime = TimeSpan.FromSeconds(options.TokenLifetimeSeconds);
        return options switch
        {
            { TokenFile: { Length: > 0 } path } => new KeyFile(path),
            { TokenCommand: { Length: > 0 } command } => new RenewedToken("TokenCommand", new TokenCommand(command).IssueAsync, lifetime, clock),
            { TokenUrl: { Length: > 0 } address } => new RenewedToken(
                "ClientSecret",
                new ClientCredentials(http, new Uri(address), options.ClientId!, options.ClientSecret!, options.Scope).IssueAsync,
                lifetime,
                clock,
                options.ClientSecret),
            _ => new FixedKey(options.ApiKey),
        };
    }
}
