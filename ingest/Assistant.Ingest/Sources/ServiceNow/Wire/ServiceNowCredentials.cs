using System.Net.Http.Headers;
using System.Text;
using Assistant.Core.Configuration;

namespace Assistant.Ingest.Sources.ServiceNow.Wire;

/// <summary>Signs requests. Nothing that it knows goes into a message or a log.</summary>
internal abstract class ServiceNowCredentials
{
    /// <summary>What the settings of a source say.</summary>
    public static ServiceNowCredentials Of(string source, SourceOptions options, Uri instance, HttpClient http, TimeProvider time) => options switch
    {
        { ApiKey.Length: > 0 } => new ApiKeyCredentials(options.ApiKey),
        { ClientId.Length: > 0 } => new OAuthCredentials(source, options, new Uri(instance, "oauth_token.do"), http, time),
        _ => new BasicCredentials(options.User ?? "", options.Password ?? ""),
    };

    /// <summary>Signs a request.</summary>
    /// <exception cref="ServiceNowException">There is nothing to sign with: no token was given.</exception>
    public abstract ValueTask SignAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Forgets what a request was signed with; false where the next one would be signed with the same.</summary>
    public virtual bool Renew(HttpRequestMessage refused) => false;
}

/// <summary>User name and password with every request.</summary>
internal sealed class BasicCredentials(string user, string password) : ServiceNowCredentials
{
    private readonly string _value = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <inheritdoc/>
    public override ValueTask SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", _value);
        return ValueTask.CompletedTask;
    }
}

/// <summary>An API key, in a header: in the address it would stand in logs.</summary>
internal sealed class ApiKeyCredentials(string key) : ServiceNowCredentials
{
    /// <inheritdoc/>
    public override ValueTask SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("x-sn-apikey", key);
        return ValueTask.CompletedTask;
    }
}
