using System.Net;
using Assistant.Ingest.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Sources;

/// <summary>Adds what websites are crawled with.</summary>
public static class WebsiteServiceCollectionExtensions
{
    private const string UserAgent = $"{RobotsRules.ProductToken}/1.0 (+documentation crawler)";

    /// <summary>Adds the HTTP client named <see cref="WebsiteSource.HttpClientName"/>, and the reader.</summary>
    public static IServiceCollection AddWebsites(this IServiceCollection services)
    {
        services.AddReading();
        services.AddHttpClient(WebsiteSource.HttpClientName, Configure).ConfigurePrimaryHttpMessageHandler(CreateHandler);
        return services;
    }

    /// <summary>A handler that unpacks bodies and leaves redirects to the crawl.</summary>
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Says who asks; time limits are the crawl's own.</summary>
    internal static void Configure(HttpClient http)
    {
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml;q=0.9, */*;q=0.5");
        http.Timeout = Timeout.InfiniteTimeSpan;
    }
}
