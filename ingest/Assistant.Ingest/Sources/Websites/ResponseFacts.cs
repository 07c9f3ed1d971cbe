using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Assistant.Ingest.Reading;

namespace Assistant.Ingest.Sources.Websites;

/// <summary>Reads from the headers of an answer what a crawl wants to know; headers that make no sense count as absent.</summary>
internal static partial class ResponseFacts
{
    /// <summary>Whether it sends on to another address.</summary>
    public static bool IsRedirect(this HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>The status with its phrase.</summary>
    public static string Status(this HttpResponseMessage response) => $"{(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();

    /// <summary>Where a redirect leads; null where it says so in no way that can be read.</summary>
    public static Uri? RedirectTarget(this HttpResponseMessage response, Uri from) =>
        First(response.Headers, "Location") is { } written && Uri.TryCreate(from, written, out var target) ? target : null;

    /// <summary>What to send with the next conditional request: the tag as the server wrote it, even one without quotes.</summary>
    public static DocumentVersion Version(this HttpResponseMessage response) =>
        new(First(response.Headers, "ETag"), response.Content.Headers.LastModified);

    /// <summary>The pause that the server asks for.</summary>
    public static TimeSpan? RetryAfter(this HttpResponseMessage response, TimeProvider time) =>
        response.Headers.RetryAfter is not { } header ? null : header.Delta ?? header.Date - time.GetUtcNow();

    /// <summary>What the headers ask of robots.</summary>
    public static RobotsDirectives Robots(this HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("X-Robots-Tag", out var values)
            ? values.Aggregate(RobotsDirectives.None, (found, value) => found.And(RobotsDirectives.Parse(value)))
            : RobotsDirectives.None;

    /// <summary>The canonical address in the header <c>Link</c>.</summary>
    public static string? CanonicalUrl(this HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Link", out var values)
            ? values.Select(value => Canonical().Match(value)).FirstOrDefault(match => match.Success)?.Groups[1].Value
            : null;

    /// <summary>The compression that nobody here can undo; null where the body is plain.</summary>
    public static string? UnknownEncoding(this HttpResponseMessage response) =>
        response.Content.Headers.ContentEncoding.FirstOrDefault(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase));

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault(value => value.Length > 0) : null;

    [GeneratedRegex("<([^>]+)>\\s*;[^,<]*\\brel\\s*=\\s*\"?canonical\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Canonical();
}
