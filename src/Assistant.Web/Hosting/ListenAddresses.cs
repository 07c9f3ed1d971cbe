using System.Net;
using Assistant.Core.Configuration;

namespace Assistant.Web.Hosting;

/// <summary>Checks where the app is to listen, before anything begins.</summary>
internal static class ListenAddresses
{
    private const string Example = "write one such as http://localhost:5080";

    /// <summary>A sentence for every address of <c>Urls</c> that does not do.</summary>
    public static IEnumerable<string> FindFaults(IConfiguration configuration)
    {
        var isLocal = !Enum.TryParse<IdentityMode>(configuration["Identity:Mode"], ignoreCase: true, out var mode) || mode == IdentityMode.Local;
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ProblemOf(url, isLocal) is { } problem)
            {
                yield return $"Urls (--urls, ASPNETCORE_URLS) holds '{url}', {problem}.";
            }
        }
    }

    private static string? ProblemOf(string url, bool isLocal)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"which is no address to listen on; {Example}";
        }

        if (address.Scheme is not ("http" or "https"))
        {
            return $"which is no address of http or https; {Example}";
        }

        if (!address.IsUnixPipe && address.Port is < 0 or > 65_535)
        {
            return "whose port is none; choose one from 1024 to 65535";
        }

        return isLocal && !IsLoopback(address)
            ? $"but Identity:Mode Local serves one person on this machine; {Example}"
            : null;
    }

    private static bool IsLoopback(BindingAddress address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
