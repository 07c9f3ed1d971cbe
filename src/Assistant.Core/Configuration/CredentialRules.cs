namespace Assistant.Core.Configuration;

/// <summary>Checks how an endpoint's credential is given: in one way, and in full.</summary>
internal static class CredentialRules
{
    /// <summary>What is wrong, each with the key below the endpoint's.</summary>
    public static IEnumerable<(string Key, string Problem)> Check(EndpointOptions model)
    {
        var given = new[] { ("ApiKey", model.ApiKey), ("TokenFile", model.TokenFile), ("TokenCommand", model.TokenCommand), ("TokenUrl", model.TokenUrl) }
            .Where(way => !string.IsNullOrWhiteSpace(way.Item2)).Select(way => way.Item1).ToList();
        if (given.Count > 1)
        {
            yield return (given[1], $"is set beside {given[0]}; an endpoint has one credential, so keep one of {string.Join(", ", given)}.");
        }

        if (given.Contains("TokenUrl"))
        {
            if (!Uri.TryCreate(model.TokenUrl, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                yield return ("TokenUrl", "must be an https address (http on this machine alone): the client's secret is sent there.");
            }

            if (string.IsNullOrWhiteSpace(model.ClientId) || string.IsNullOrWhiteSpace(model.ClientSecret))
            {
                yield return ("TokenUrl", "needs ClientId and ClientSecret beside it.");
            }
        }
        else if (!string.IsNullOrWhiteSpace(model.ClientId) || !string.IsNullOrWhiteSpace(model.ClientSecret) || !string.IsNullOrWhiteSpace(model.Scope))
        {
            yield return ("ClientId", "and ClientSecret and Scope are used with TokenUrl alone, which is not set; set it or leave them out.");
        }
    }
}
