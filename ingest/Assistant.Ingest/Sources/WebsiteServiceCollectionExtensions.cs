using System.Net;
using Assistant.Ingest.Reading;
using Assistant.Ingest.Sources.Websites;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Sources;

/// <summary>Adds what websites are crawled with.</summary>
public static class WebsiteServiceCollectionExtensions
{
    /// <summary>Adds the HTTP client named <see cref="WebsiteSource.HttpClientName"/>, and the reader.</summary>
    public static IServiceCollection AddWebsites(this IServiceCollection services)
    {
        services.AddReading();
        services.AddHttpClient(WebsiteSource.HttpClientName, Configure).ConfigurePrimaryHttpMessageHandler(() => CreateHandler(Dns.GetHostAddressesAsync));
        return services;
    }

    /// <summary>A handler that unpacks bodies, leaves redirects to the crawl, and connects to no private address unless told to.</summary>
    /// <param name="resolve">Finds the addresses of a name.</param>
    internal static SocketsHttpHandler CreateHandler(Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = new SiteConnector(resolve).ConnectAsync,
        EnableMultipleHttp2Connections = true,
        MaxResponseHeadersLength = 64, // kilobytes
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Says what is wanted; who asks, and time limits, are the crawl's own.</summary>
    internal static void Configure(HttpClient http)
    {
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml;q=0.9, */*;q=0.5");
        http.Timeout = Timeout.InfiniteTimeSpan;
    }
}
