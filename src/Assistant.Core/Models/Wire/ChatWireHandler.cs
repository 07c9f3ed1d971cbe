using System.Net.Http.Headers;
using System.Net.Mime;
using Assistant.Core.Models.Credentials;

namespace Assistant.Core.Models.Wire;

/// <summary>
/// Stands between the SDK and the network: turns what the SDK would report badly or not at all (errors in odd forms, web
/// pages, errors within a stream) into <see cref="ChatEndpointException"/>.
/// </summary>
internal sealed class ChatWireHandler(EndpointProblems problems, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int LongestErrorBody = 64 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (CredentialException missing)
        {
            throw new ChatEndpointException(problems.NoCredential(missing), missing);
        }
        catch (HttpRequestException failure)
        {
            throw new ChatEndpointException(problems.Unreachable(failure), failure);
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode && mediaType == MediaTypeNames.Text.EventStream)
        {
            return Repaired(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        }

        using (response)
        {
            var body = await ReadStartAsync(response.Content, cancellationToken);
            throw new ChatEndpointException(response.IsSuccessStatusCode
                ? problems.NotAStream(mediaType, body)
                : problems.FromStatus(response.StatusCode, body, RetryAfter(response.Headers.RetryAfter)));
        }
    }

    private HttpResponseMessage Repaired(HttpResponseMessage response, Stream stream)
    {
        var content = new StreamContent(new ChatEventStream(stream, problems, StreamNotes.Current));
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = content;
        return response;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? Max(date - clock.GetUtcNow()) : null);

    private static TimeSpan Max(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static async Task<string> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
            var buffer = new char[LongestErrorBody];
            return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancellationToken));
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return "";
        }
    }
}
