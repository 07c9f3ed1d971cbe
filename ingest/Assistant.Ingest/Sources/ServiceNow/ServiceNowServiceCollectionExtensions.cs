using System.Net;
using Assistant.Core.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Ingest.Sources.ServiceNow;

/// <summary>Adds what ServiceNow is read with.</summary>
public static class ServiceNowServiceCollectionExtensions
{
    private const string UserAgent = "HpcSupportAssistant/1.0";

    /// <summary>Adds the HTTP client named <see cref="ServiceNowSource.HttpClientName"/>, and the live fetching of tickets.</summary>
    public static IServiceCollection AddServiceNow(this IServiceCollection services)
    {
        services.AddHttpClient(ServiceNowSource.HttpClientName, Configure)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .RemoveAllLoggers(); // addresses hold queries
        return services.AddSingleton<ILiveTickets, LiveServiceNow>();
    }

    /// <summary>A handler that unpacks bodies; a redirect would lead to a sign-in page.</summary>
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Says who asks; time limits are the client's own.</summary>
    internal static void Configure(HttpClient http)
    {
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        http.Timeout = Timeout.InfiniteTimeSpan;
    }
}
