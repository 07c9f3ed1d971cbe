using Assistant.Core.Configuration;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>How the crawler shows itself to a site, and what it may do there.</summary>
internal sealed class SiteIdentity(SourceOptions options)
{
    /// <summary>Whether a host name may stand for a private address; read when a connection is made.</summary>
    public static readonly HttpRequestOptionsKey<bool> AllowsPrivateAddresses = new("AllowsPrivateAddresses");

    private readonly string _userAgent = UserAgent(options.Contact);

    /// <summary>The name, with where to turn to about it: an address of a page or of mail.</summary>
    public static string UserAgent(string? contact)
    {
        // What would end the comment, or the header, is left out.
        var written = new string([.. (contact ?? string.Empty).Where(character => character is > ' ' and <= '~' and not ('(' or ')' or '\\'))]);
        return written.Length == 0 ? $"{RobotsDirectives.ProductToken}/1.0" : $"{RobotsDirectives.ProductToken}/1.0 (+{written})";
    }

    /// <summary>Marks a request.</summary>
    public void Sign(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        request.Options.Set(AllowsPrivateAddresses, options.AllowPrivateAddresses);
    }
}
