using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Fetches from one site: follows redirects within its host, and never throws for what a server does.</summary>
internal sealed class PageFetcher(HttpClient http, SiteScope scope, SiteIdentity identity, RequestPacer pacer, FetchPolicy policy, TimeProvider time)
{
    /// <summary>How patient it is.</summary>
    public FetchPolicy Policy => policy;

    /// <summary>The pace of its requests.</summary>
    public RequestPacer Pacer => pacer;

    /// <summary>Fetches an address, once. The turn for its first request has been awaited.</summary>
    /// <param name="address">The address.</param>
    /// <param name="versionOf">What is known of an address, for a conditional request.</param>
    /// <param name="wants">Which media types are wanted; null where the server names none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<FetchResult> FetchAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(address, versionOf, wants, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new FetchFailure($"The server did not answer in time, {policy.Tries} times in a row ({Seconds(policy.IdleTimeout)} seconds of silence, or {Seconds(policy.Timeout)} in all); check that it is up, or lower Concurrency.", true) { IsAnswered = false };
        }
        catch (HttpRequestException error) when (error.InnerException is PrivateAddressException refused)
        {
            return new FetchFailure(refused.Message, false) { IsAnswered = false };
        }
        catch (InvalidDataException error)
        {
            return new FetchFailure($"Its compressed body is broken ({error.Message}); correct the server's compression.", true);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            var cause = error.InnerException?.Message ?? error.Message;
            return new FetchFailure($"No connection, or a broken one ({cause}); check the address and that the server is up.", true) { IsAnswered = false };
        }
        catch (Exception error) // whatever else an answer can bring about
        {
            return new FetchFailure($"The answer cannot be understood ({error.Message}); look into the server's log, or leave the page out with Exclude.", false);
        }
    }

    private async Task<FetchResult> FollowAsync(
        Uri address, Func<Uri, DocumentVersion?> versionOf, Func<string?, bool> wants, CancellationToken cancellationToken)
    {
        var chain = new List<Uri> { address };
        while (chain.Count <= policy.MaxRedirects)
        {
            // Asked for as the server spells it: one that sends /a/ to /a/index.html would go in a circle otherwise.
            var at = chain[^1];
            using var limit = new RequestLimit(policy, time, cancellationToken);
            using var request = Request(at, versionOf(at));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            limit.Restart();
            if (!response.IsRedirect() || response.RedirectTarget(at) is not { } target)
            {
                return await JudgeAsync(response, [.. chain.Select(PageAddress.Normalise)], wants, limit);
            }
            if (!scope.IsOnHost(target))
            {
                return new RedirectedAway(target);
            }
            if (chain.Contains(target))
            {
                return new FetchFailure($"It redirects in a circle ({target}); correct the redirect on the server.", false);
            }
            chain.Add(target);
            await pacer.WaitAsync(cancellationToken);
        }
        return new FetchFailure($"More than {policy.MaxRedirects} redirects in a row; correct them on the server.", false);
    }

    private async Task<FetchResult> JudgeAsync(HttpResponseMessage response, List<Uri> chain, Func<string?, bool> wants, RequestLimit limit)
    {
        var type = response.Content.Headers.ContentType;
        return response.StatusCode switch
        {
            HttpStatusCode.NotModified => new NotModified(chain[^1]),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new Missing((int)response.StatusCode),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new FetchFailure(
                $"The server answered {response.Status()}, {policy.Tries} times in a row; look into the server's log, or try again later.", true)
            {
                IsTooOften = response.StatusCode == HttpStatusCode.TooManyRequests,
                RetryAfter = response.RetryAfter(time),
            },
            not HttpStatusCode.OK => new FetchFailure(
                $"The server answered {response.Status()}; let the crawler in, or leave the page out with Exclude.", false),
            _ when !wants(type?.MediaType) => new OtherContent(type?.MediaType ?? "no type"),
            _ when response.UnknownEncoding() is { } encoding => new FetchFailure(
                $"Its body is compressed as {encoding}, which was not asked for; correct the server's compression.", false),
            _ => await ReadAsync(response, chain, limit),
        };
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, List<Uri> chain, RequestLimit limit)
    {
        var body = await BodyReader.ReadAsync(response.Content, policy.MaxBytes, limit.Restart, limit.Token);
        return body is null
            ? new FetchFailure($"It is larger than {policy.MaxBytes / 1024 / 1024} MB; split the page, leave it out with Exclude, or raise MaxPageMegabytes.", false)
            : new FetchedBody(chain[^1], chain, body, response.Content.Headers.ContentType?.CharSet, response.Version())
            {
                Robots = response.Robots(),
                CanonicalUrl = response.CanonicalUrl(),
            };
    }

    private HttpRequestMessage Request(Uri address, DocumentVersion? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        identity.Sign(request);
        if (known?.ETag is { Length: > 0 } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }
        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
