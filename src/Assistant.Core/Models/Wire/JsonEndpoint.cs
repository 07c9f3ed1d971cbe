using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Core.Configuration;
using Assistant.Core.Models.Credentials;

namespace Assistant.Core.Models.Wire;

/// <summary>An endpoint that takes JSON and answers with JSON: embeddings and reranking.</summary>
/// <remarks>
/// A client of our own, because those of the SDKs keep the order of the reply and pass over the index that each item
/// carries, say nothing of an error's body, and send a request again by rules of their own.
/// </remarks>
internal sealed class JsonEndpoint : IDisposable
{
    private const int LongestReply = 256 * 1024 * 1024;
    private const int LongestErrorBody = 64 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly string _baseUrl;
    private readonly HttpClient _http;
    private readonly HttpClient _tokens;
    private readonly TimeProvider _clock;

    /// <summary>An endpoint that a section of the settings describes.</summary>
    public JsonEndpoint(string section, string baseUrl, EndpointOptions options, TimeProvider clock)
    {
        _baseUrl = baseUrl.TrimEnd('/');
        _clock = clock;
        _tokens = new HttpClient(Network()) { Timeout = Timeout.InfiniteTimeSpan };
        var credential = Credential.Create(options, _tokens, clock);
        _http = new HttpClient(new CredentialHandler(credential, Network())) { Timeout = Timeout.InfiniteTimeSpan };
        Problems = EndpointProblems.OfSection(section, credential);
    }

    /// <summary>Words for what goes wrong with it.</summary>
    public EndpointProblems Problems { get; }

    /// <summary>Sends a body, and gives the reply; the caller disposes of it.</summary>
    /// <param name="path">What follows the base address.</param>
    /// <param name="body">What is sent as JSON.</param>
    /// <param name="allowance">How long all may take, the credential included.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="EndpointException">It did not answer, or not with JSON.</exception>
    public async Task<JsonDocument> PostAsync(string path, object body, TimeSpan allowance, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(allowance, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            using var content = JsonContent.Create(body, body.GetType());
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_baseUrl + path)) { Content = content };
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(response, either.Token);
        }
        catch (CredentialException missing)
        {
            throw new EndpointException(Problems.NoCredential(missing), missing);
        }
        catch (HttpRequestException failure)
        {
            throw new EndpointException(Problems.Unreachable(failure), failure);
        }
        catch (IOException broken)
        {
            throw new EndpointException(Problems.BrokenOff("broke off the connection"), broken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EndpointException(Problems.Late(allowance), late);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _tokens.Dispose();
    }

    // What is sent goes to the configured host and to no other.
    private static SocketsHttpHandler Network() =>
        new() { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            var error = await ReadStartAsync(response.Content, cancellationToken);
            throw new EndpointException(Problems.FromStatus(response.StatusCode, error, RetryAfter(response.Headers.RetryAfter)));
        }

        await response.Content.LoadIntoBufferAsync(LongestReply, cancellationToken);
        try
        {
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (JsonException unreadable)
        {
            throw new EndpointException(Problems.Odd(response.Content.Headers.ContentType?.MediaType ?? "no content type"), unreadable);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? Later(date - _clock.GetUtcNow()) : null);

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static async Task<string> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
        var buffer = new char[LongestErrorBody];
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancellationToken));
    }
}
