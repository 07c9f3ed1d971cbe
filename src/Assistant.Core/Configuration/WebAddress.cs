namespace Assistant.Core.Configuration;

/// <summary>Addresses in the settings.</summary>
internal static class WebAddress
{
    /// <summary>What is wrong with an address that must be of http or https; null where nothing is. A password in it is not repeated.</summary>
    public static string? ProblemOf(string address)
    {
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var uri);
        if (isAddress && uri!.UserInfo.Length > 0)
        {
            return "holds a user name or password, which would be shown wherever the address is; take it out.";
        }

        return isAddress && (uri!.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0
            ? null
            : $"is '{(address.Contains('@', StringComparison.Ordinal) ? "…" : address)}'; it must be an http or https address, such as https://docs.example.org/.";
    }
}
