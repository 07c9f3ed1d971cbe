using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Passages.Qdrant.Wire;

/// <summary>Sends requests to one server: with its key, within a time, and again where that may help.</summary>
internal sealed class QdrantTransport(HttpClient http, QdrantEndpoint endpoint, TimeProvider clock, ILogger logger)
{
    // What the server takes in one body.
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Who is asked.</summary>
    public QdrantEndpoint Endpoint => endpoint;

    /// <summary>Asks, and unwraps the result.</summary>
    /// <exception cref="PassageStoreException">No result came; the message says why and what to do.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, QdrantPolicy policy, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(method, path, body, policy, cancellationToken);
        try
        {
            var envelope = JsonSerializer.Deserialize<QdrantEnvelope<T>>(answer, QdrantJson.Options);
            if (envelope is { Result: { } result, Status: { ValueKind: JsonValueKind.String } status } && status.ValueEquals("ok"))
            {
                return result;
            }
        }
        catch (JsonException)
        {
            // Not Qdrant's, or not ours.
        }

        throw QdrantFaults.Of(endpoint, $"{method} {path}", HttpStatusCode.OK, answer, isJson: true);
    }

    /// <summary>Asks; gives the whole answer.</summary>
    /// <exception cref="PassageStoreException">No answer of success came; the message says why and what to do.</exception>
    public async Task<byte[]> SendAsync(HttpMethod method, string path, object? body, QdrantPolicy policy, CancellationToken cancellationToken)
    {
        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, QdrantJson.Options);
        if (bytes?.Length > MostBytes)
        {
            throw QdrantFaults.TooLarge(endpoint, bytes.Length);
        }

        for (var attempt = 1; ; attempt++)
        {
            var (answer, fault, pause) = await TryAsync(method, path, bytes, policy, cancellationToken);
            if (fault is null)
            {
                return answer!;
            }

            var backoff = pause ?? policy.FirstBackoff * Math.Pow(2, attempt - 1);
            if (pause is null && !IsPassing(fault, policy) || attempt == policy.Tries || backoff > policy.LongestPause)
            {
                throw fault;
            }

            logger.Repeating(path, attempt, (fault.InnerException as QdrantRefusal)?.Status);
            await Task.Delay(backoff, clock, cancellationToken);
        }
    }

    private async Task<(byte[]? Answer, PassageStoreException? Fault, TimeSpan? Pause)> TryAsync(
        HttpMethod method, string path, byte[]? body, QdrantPolicy policy, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(policy.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using var request = Make(method, path, body);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
            return response.IsSuccessStatusCode && isJson
                ? (answer, null, null)
                : (null, QdrantFaults.Of(endpoint, $"{method} {path}", response.StatusCode, answer, isJson), PauseOf(response));
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, QdrantFaults.TooSlow(endpoint, $"{method} {path}", policy.Timeout, slow), null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (null, QdrantFaults.Unreachable(endpoint, broken), null);
        }
    }

    private HttpRequestMessage Make(HttpMethod method, string path, byte[]? body)
    {
        var request = new HttpRequestMessage(method, new Uri(endpoint.Url, path));
        if (endpoint.ApiKey is not null)
        {
            request.Headers.Add("api-key", endpoint.ApiKey);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }

    private static bool IsPassing(PassageStoreException fault, QdrantPolicy policy) => fault.InnerException switch
    {
        QdrantRefusal refusal => IsPassing(refusal.Status),
        OperationCanceledException => policy.RepeatsTimeouts,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.NameResolutionError } => false,
        HttpRequestException or IOException => true,
        _ => false,
    };

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable;

    private TimeSpan? PauseOf(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter is not { } after || !IsPassing(response.StatusCode) ? null
            : after.Delta ?? after.Date - clock.GetUtcNow();
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}

internal static partial class QdrantTransportLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Qdrant did not answer {Path} at try {Attempt} (status {Status}); it is asked again")]
    public static partial void Repeating(this ILogger logger, string path, int attempt, HttpStatusCode? status);
}
