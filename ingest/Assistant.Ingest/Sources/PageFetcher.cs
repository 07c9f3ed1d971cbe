using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Assistant.Ingest.Sources;

/// <summary>Fetches from one site: follows redirects within its host, repeats what may pass, and never throws for what a server does.</summary>
internal sealed class PageFetcher(HttpClient http, SiteScope scope, RequestPacer pacer, FetchPolicy policy, TimeProvider time)
{
    /// <summary>Fetches an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="versionOf">What is known of an address, for a conditional request.</param>
    /// <param name="wants">Which media types are wanted; null where the server names none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<FetchResult> FetchAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        var pause = policy.FirstBackoff;
        for (var attempt = 1; ; attempt++)
        {
            var (result, retryAfter) = await TryFetchAsync(address, versionOf, wants, cancellationToken);
            if (result is not FetchFailure { IsPassing: true } || attempt == policy.Tries)
            {
                return result;
            }
            var asked = retryAfter < policy.LongestRetryAfter ? retryAfter.Value : retryAfter is null ? pause : policy.LongestRetryAfter;
            await Task.Delay(asked > pause ? asked : pause, time, cancellationToken);
            pause *= 2;
        }
    }

    private async Task<(FetchResult Result, TimeSpan? RetryAfter)> TryFetchAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        await pacer.WaitAsync(cancellationToken);
        using var timeout = new CancellationTokenSource(policy.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(address, versionOf, wants, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = policy.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return (new FetchFailure($"The server did not answer within {seconds} seconds, {policy.Tries} times in a row; check that it is up, or lower Concurrency.", true) { IsAnswered = false }, null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException)
        {
            var cause = error.InnerException?.Message ?? error.Message;
            return (new FetchFailure($"No connection, or a broken one ({cause}); check the address and that the server is up.", true) { IsAnswered = false }, null);
        }
    }

    private async Task<(FetchResult Result, TimeSpan? RetryAfter)> FollowAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        var chain = new List<Uri> { address };
        while (chain.Count <= policy.MaxRedirects)
        {
            // Asked for as the server spells it: one that sends /a/ to /a/index.html would go in a circle otherwise.
            var at = chain[^1];
            using var request = Request(at, versionOf(at));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response) || response.Headers.Location is not { } location)
            {
                return (await JudgeAsync(response, [.. chain.Select(PageAddress.Normalise)], wants, cancellationToken), RetryAfterOf(response));
            }
            var target = new Uri(at, location);
            if (!scope.IsOnHost(target))
            {
                return (new RedirectedAway(target), null);
            }
            if (chain.Contains(target))
            {
                return (new FetchFailure($"It redirects in a circle ({location}); correct the redirect on the server.", false), null);
            }
            chain.Add(target);
        }
        return (new FetchFailure($"More than {policy.MaxRedirects} redirects in a row; correct them on the server.", false), null);
    }

    private async Task<FetchResult> JudgeAsync(HttpResponseMessage response, List<Uri> chain, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        var type = response.Content.Headers.ContentType;
        return response.StatusCode switch
        {
            HttpStatusCode.NotModified => new NotModified(chain[^1]),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new Missing((int)response.StatusCode),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new FetchFailure(
                $"The server answered {Status(response)}, {policy.Tries} times in a row; look into the server's log, or try again later.", true),
            not HttpStatusCode.OK => new FetchFailure(
                $"The server answered {Status(response)}; let the crawler in, or leave the page out with Exclude.", false),
            _ when !wants(type?.MediaType) => new OtherContent(type?.MediaType ?? "no type"),
            _ => await ReadAsync(response, chain, cancellationToken),
        };
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, List<Uri> chain, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > policy.MaxBytes)
            {
                return new FetchFailure($"It is larger than {policy.MaxBytes / 1024 / 1024} MB; split the page, or leave it out with Exclude.", false);
            }
            body.Write(buffer, 0, read);
        }
        var version = new DocumentVersion(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        return new FetchedBody(chain[^1], chain, body.ToArray(), response.Content.Headers.ContentType?.CharSet, version);
    }

    private static HttpRequestMessage Request(Uri address, DocumentVersion? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var etag))
        {
            request.Headers.IfNoneMatch.Add(etag);
        }
        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } header ? null : header.Delta ?? header.Date - time.GetUtcNow();

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static string Status(HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
}
